// Made by `npm run client` from the OpenAPI description. Not edited by hand.

export interface Api {
  /** Take an infected file away from its message, for good */
  'DELETE /attachments/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take away a calendar that nothing counts by */
  'DELETE /calendars/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a canned answer away */
  'DELETE /canned-answers/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take an item away */
  'DELETE /checklist-items/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of the text or of whose it is
      text: string
      required: boolean // Must be done before the ticket is solved
      doneAt: string | null
      doneBy: number | null
      assigneeId: number | null
    }[]
  }
  /** Delete a template */
  'DELETE /checklist-templates/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a company away that no ticket and no contract names */
  'DELETE /companies/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take an address away */
  'DELETE /customers/{id}/identities/{identityId}': {
    path: {
      id: number
      identityId: number
    }
    query: never
    body: never
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Mail reaches an address again: it is no longer marked as bouncing */
  'DELETE /customers/{id}/identities/{identityId}/bounce': {
    path: {
      id: number
      identityId: number
    }
    query: never
    body: never
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Take the demo data away: tickets, customers and colleagues that came with it */
  'DELETE /demo': {
    path: never
    query: never
    body: never
    answer: {
      empty: boolean // Nothing of one’s own was here: Podpora waits for its set-up again
    }
  }
  /** Sign out all other devices */
  'DELETE /devices': {
    path: never
    query: never
    body: never
    answer: null
  }
  /** Sign out one device */
  'DELETE /devices/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a key away; where it signed, nothing does */
  'DELETE /dkim-keys/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a rule away */
  'DELETE /escalation-rules/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a group away that nothing belongs to */
  'DELETE /groups/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Forget an import; what it brought in stays */
  'DELETE /imports/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a rule away */
  'DELETE /intake-rules/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a policy away */
  'DELETE /levels/policies/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a line away that nothing names: no group, ticket, plan or contract */
  'DELETE /lines/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a sender off the lists */
  'DELETE /listed-senders/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a macro away */
  'DELETE /macros/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Forget a provider; its mailboxes wait until it is there again */
  'DELETE /mail/providers/{provider}': {
    path: {
      provider: "google" | "microsoft" | "other"
    }
    query: never
    body: never
    answer: null
  }
  /** Take a mailbox away; its tickets and mails stay */
  'DELETE /mailboxes/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Stop bringing in mails of the past; what is here stays */
  'DELETE /mailboxes/{id}/past': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      address: string
      name: string // The sender’s name; empty: the brand’s
      brandId: number
      groupId: number | null
      door: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      authservId: string | null
      signIn: "password" | "google" | "microsoft" | "other"
      grant: {
        since: string // RFC 3339, UTC
        ended: boolean // Taken back or run out: somebody has to sign in again
      } | null
      state: "listening" | "connecting" | "connected" | "failing" | "signed_out" // `listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider
      folders: string[] // Fetched from; the server tells of the first at once
      sendingLimits: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch: "leave" | "read" | "flag" | "move"
      moveTo: string // The folder of `move`; made when it is not there
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      lastError: string | null
      stateSince: string // RFC 3339, UTC
      nextAttemptAt: string | null
      lastFetchAt: string | null
      past: {
        since: string // A day
        becomes: "solved" | "open"
        state: "running" | "done" | "stopped"
        total: number | null
        done: number
      } | null
    }
  }
  /** Take a pack away of which nothing was used */
  'DELETE /packs/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** No more notifications on a device */
  'DELETE /push/devices/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** End a service and its tokens */
  'DELETE /services/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Revoke a token of a service */
  'DELETE /services/{id}/tokens/{tokenId}': {
    path: {
      id: number
      tokenId: number
    }
    query: never
    body: never
    answer: null
  }
  /** Sign out */
  'DELETE /session': {
    path: never
    query: never
    body: never
    answer: null
  }
  /** Take a skill away */
  'DELETE /skills/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Forget a job that was given up */
  'DELETE /status/failed-jobs/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Delete a ticket */
  'DELETE /tickets/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Throw a draft away */
  'DELETE /tickets/{id}/draft': {
    path: {
      id: number
    }
    query: {
      kind: "public" | "note"
      base: number
    }
    body: never
    answer: null
  }
  /** Take an expense back */
  'DELETE /tickets/{id}/expenses/{entryId}': {
    path: {
      id: number
      entryId: number
    }
    query: never
    body: never
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Stop following a ticket */
  'DELETE /tickets/{id}/followers/{agentId}': {
    path: {
      id: number
      agentId: number
    }
    query: never
    body: never
    answer: {
      agentId: number
    }[]
  }
  /** Purge a deleted ticket at once, with its messages, files and mails */
  'DELETE /tickets/{id}/for-good': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Take a link away; answers with the links that are left */
  'DELETE /tickets/{id}/links/{otherId}': {
    path: {
      id: number
      otherId: number
    }
    query: never
    body: never
    answer: {
      relation: "related" | "parent" | "child" | "duplicate_of" | "duplicated_by" | "split_from" | "split_into"
      ticket: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }
    }[]
  }
  /** Undo the merge of this ticket into another one */
  'DELETE /tickets/{id}/merge': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Make an ordinary ticket of a project that has no parts */
  'DELETE /tickets/{id}/project': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** Wake a ticket */
  'DELETE /tickets/{id}/snooze': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Take time or a visit back; what it took goes back */
  'DELETE /tickets/{id}/time/{entryId}': {
    path: {
      id: number
      entryId: number
    }
    query: never
    body: never
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Forget what one’s clock has counted */
  'DELETE /tickets/{id}/timer': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Revoke a token */
  'DELETE /tokens/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Delete a view; for a day it can be taken back */
  'DELETE /views/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Delete a webhook and its log */
  'DELETE /webhooks/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** One’s own signatures */
  'GET /account/signatures': {
    path: never
    query: never
    body: never
    answer: {
      brandId: number | null
      html: string // HTML with variables such as {{agent.position}}; without pictures
    }[]
  }
  /** The content of an attachment */
  'GET /attachments/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** The meetings in an attached calendar */
  'GET /attachments/{id}/invitations': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      what: "invited" | "updated" | "cancelled" | "answered" | "event"
      summary: string
      place: string
      description: string
      start: {
        at: string | null
        written: string // As it stands there: a date, or a date and a time without a zone
        zone: string | null
        wholeDay: boolean
      } | null
      end: {
        at: string | null
        written: string // As it stands there: a date, or a date and a time without a zone
        zone: string | null
        wholeDay: boolean
      } | null
      repeats: boolean
      organiser: {
        address: string
        name: string
      } | null
      people: {
        address: string
        name: string
        answer: "accepted" | "declined" | "tentative" | null
      }[]
    }[]
  }
  /** An attached mail, read and sanitised */
  'GET /attachments/{id}/mail': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      from: {
        address: string
        name: string
      } | null
      to: {
        address: string
        name: string
      }[]
      cc: {
        address: string
        name: string
      }[]
      subject: string
      date: string | null
      text: string
      html: string | null
      remotePictures: boolean
      files: {
        name: string
        type: string
        size: number
        url: string
        danger: "disguised" | "program" | "macros" | "locked" | "page" | null
      }[]
    }
  }
  /** A file of an attached mail, by its place */
  'GET /attachments/{id}/mail/files/{place}': {
    path: {
      id: number
      place: number
    }
    query: never
    body: never
    answer: null
  }
  /** Bulk changes of one’s own, newest first; of everybody for administrators */
  'GET /bulk-runs': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        agentId: number
        state: "running" | "done" | "cancelled"
        actions: {
          status?: "open" | "pending" | "on_hold" | "solved"
          priority?: "low" | "normal" | "high" | "urgent"
          kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
          groupId?: number | null
          assigneeId?: number | "me" | null // `me`: whoever does it
          brandId?: number
          productId?: number | null
          language?: string | null
          addTags?: string[]
          removeTags?: string[]
          custom?: Record<string, unknown>
          checklistId?: number // The template of a checklist that is put onto it
          follow?: boolean // Whoever does it follows the ticket, or no longer
          snooze?: {
            hours: number | null
            on: ("customer" | "colleague" | "linked_solved")[]
          }
          note?: string // HTML with variables such as {{customer.first_name|there}}
          answer?: string // HTML with variables such as {{customer.first_name|there}}
          delete?: true // Takes `ticket.delete`; restored within 30 days
        } | null
        undoOf: number | null
        undoneBy: number | null
        total: number
        done: number
        unchanged: number
        refused: number
        createdAt: string // RFC 3339, UTC
        finishedAt: string | null
      }[]
      next: string | null
    }
  }
  /** How far a bulk change is */
  'GET /bulk-runs/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      agentId: number
      state: "running" | "done" | "cancelled"
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
        delete?: true // Takes `ticket.delete`; restored within 30 days
      } | null
      undoOf: number | null
      undoneBy: number | null
      total: number
      done: number
      unchanged: number
      refused: number
      createdAt: string // RFC 3339, UTC
      finishedAt: string | null
    }
  }
  /** The whole report as a table */
  'GET /bulk-runs/{id}/report.csv': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: string
  }
  /** What became of each ticket */
  'GET /bulk-runs/{id}/tickets': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
      outcome?: "done" | "unchanged" | "refused"
    }
    body: never
    answer: {
      items: {
        ticketId: number
        subject: string | null // Null for who may not see the ticket
        outcome: "done" | "unchanged" | "refused" | null
        code: string | null
        fields: {
          field: string // JSON pointer without the leading slash: changes/status
          rule: string
          params: Record<string, unknown>
        }[]
      }[]
      next: string | null
    }
  }
  /** Working calendars */
  'GET /calendars': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      rules: {
        zone: string // IANA name: Europe/Warsaw
        week: {
          from: string
          to: string | "24:00"
        }[][] // Seven days, Monday first
        holidays: {
          country: string // ISO 3166: PL
          region: string | null
        } | null
        exceptions: {
          date: string
          name: string
          spans: {
            from: string
            to: string | "24:00"
          }[]
        }[]
      }
      versions: {
        version: number
        from: string | null
      }[] // Oldest first. What was counted by one stays so
    }[]
  }
  /** Countries and regions whose holidays are known */
  'GET /calendars/countries': {
    path: never
    query: never
    body: never
    answer: {
      country: string
      regions: {
        region: string
        name: string
      }[]
    }[]
  }
  /** Canned answers that one may use, what is used most first */
  'GET /canned-answers': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      title: string
      shortcut: string // Typed after a stroke in the reply box; may be empty
      html: string // HTML with variables such as {{customer.first_name|there}}
      language: string | null
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }[]
  }
  /** Templates of checklists */
  'GET /checklist-templates': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      name: string
      items: string[]
      required: boolean // Its items must be done before the ticket is solved
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // A ticket that becomes of such a kind gets it by itself
    }[]
  }
  /** Companies, newest first */
  'GET /companies': {
    path: never
    query: {
      after?: string
      limit?: number
      query?: string
    }
    body: never
    answer: {
      items: {
        id: number
        version: number // Grows with each change
        name: string
        parentId: number | null
        domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
        note: string
        parentName: string | null
        memberCount: number // At most 1,000 are counted
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** A company */
  'GET /companies/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      parentId: number | null
      domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
      note: string
      parentName: string | null
      memberCount: number // At most 1,000 are counted
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Who belongs to a company, newest first */
  'GET /companies/{id}/customers': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        name: string // Empty while nobody knows it
        language: string | null
        note: string
        companyId: number | null
        companyName: string | null
        identities: {
          id: number
          channel: "mail" | "web" | "api"
          address: string
          bounce: {
            since: string // RFC 3339, UTC
            status: string | null
            reason: string
          } | null
        }[]
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** Contracts with what is left of them, newest first */
  'GET /contracts': {
    path: never
    query: {
      after?: string
      limit?: number
      state?: "draft" | "active" | "ended" | "cancelled"
      companyId?: number
      customerId?: number
    }
    body: never
    answer: {
      items: {
        id: number
        version: number // Grows with each change
        customerId: number | null
        companyId: number | null
        holderName: string
        planId: number
        planName: string
        terms: {
          kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
          channels: ("mail" | "web" | "api")[] // Empty: every channel
          productIds: number[] // Empty: every product
          lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
          unit: "unlimited" | "minutes" | "tickets"
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          roundTo: number // Time counts in steps of so many minutes
          overage: "block" | "ask" | "bill"
          monthPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
          calendarId: number | null
          rates: {
            lineId: number | null
            when: "any" | "working" | "off" // By the calendar of the plan
            percent: number // 150: an hour counts as an hour and a half
          }[]
          visits: {
            monthly: number // Minutes, tickets or visits of a calendar month
            rollOver: number | null
            overage: "block" | "ask" | "bill"
            overPrice: {
              amount: number
              currency: string // ISO 4217
            } | null
          } | null
        }
        startsOn: string // A day in UTC
        endsOn: string | null
        freeMonths: number // Nothing is paid for the first so many
        responsibleId: number | null
        note: string
        contactId: number | null
        state: "draft" | "active" | "ended" | "cancelled"
        balance: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        }
        visits: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** A contract */
  'GET /contracts/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      customerId: number | null
      companyId: number | null
      holderName: string
      planId: number
      planName: string
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId: number | null
      state: "draft" | "active" | "ended" | "cancelled"
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      }
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** A month of a contract */
  'GET /contracts/{id}/statement': {
    path: {
      id: number
    }
    query: {
      month: string
    }
    body: never
    answer: {
      contractId: number
      month: string // 2026-11, in UTC
      holderName: string
      planName: string
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      }
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      fee: {
        amount: number
        currency: string // ISO 4217
      } | null
      lines: {
        kind: "time" | "visit" | "case" | "expense"
        day: string // A day in UTC
        ticketId: number | null
        subject: string
        agentName: string
        minutes: number | null
        counted: number | null
        source: "included" | "pack" | "over" | "asked" | "declined" | "none"
        price: {
          amount: number
          currency: string // ISO 4217
        } | null
        note: string
      }[]
      totals: {
        amount: number
        currency: string // ISO 4217
      }[]
    }
  }
  /** A month of a contract as a table */
  'GET /contracts/{id}/statement.csv': {
    path: {
      id: number
    }
    query: {
      month: string
    }
    body: never
    answer: string
  }
  /** A month of a contract as a PDF */
  'GET /contracts/{id}/statement.pdf': {
    path: {
      id: number
    }
    query: {
      month: string
    }
    body: never
    answer: null
  }
  /** What became of a contract, and by whom */
  'GET /contracts/{id}/states': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      state: "draft" | "active" | "ended" | "cancelled"
      actor: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      reason: string
      at: string // RFC 3339, UTC
    }[]
  }
  /** What tickets cost and bring in, by line, contract or customer */
  'GET /costs': {
    path: never
    query: {
      by: "line" | "contract" | "customer"
      from: string
      to: string
    }
    body: never
    answer: {
      id: number | null
      name: string
      tickets: number
      minutes: number
      cost: {
        amount: number
        currency: string // ISO 4217
      }[]
      price: {
        amount: number
        currency: string // ISO 4217
      }[]
    }[]
  }
  /** Customers, newest first */
  'GET /customers': {
    path: never
    query: {
      after?: string
      limit?: number
      query?: string
    }
    body: never
    answer: {
      items: {
        id: number
        name: string // Empty while nobody knows it
        language: string | null
        note: string
        companyId: number | null
        companyName: string | null
        identities: {
          id: number
          channel: "mail" | "web" | "api"
          address: string
          bounce: {
            since: string // RFC 3339, UTC
            status: string | null
            reason: string
          } | null
        }[]
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** A customer */
  'GET /customers/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Tickets of a customer that the reader may see, last changed first */
  'GET /customers/{id}/tickets': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }[]
      next: string | null
    }
  }
  /** Where one is signed in */
  'GET /devices': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      current: boolean
      userAgent: string
      ip: string
      createdAt: string // RFC 3339, UTC
      seenAt: string // RFC 3339, UTC
    }[]
  }
  /** All agents, groups, brands, lines and products */
  'GET /directory': {
    path: never
    query: never
    body: never
    answer: {
      agents: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        state: "invited" | "active" | "disabled"
        groupIds: number[]
        createdAt: string // RFC 3339, UTC
      }[]
      groups: {
        id: number
        name: string
        memberIds: number[]
        lineId: number | null
      }[]
      brands: {
        id: number
        name: string
        language: "en" | "ru" | "pl"
        signature: string // Plain text with variables such as {{agent.name}}: under answers of those without a signature of their own
        autoReply: boolean // Confirm a new request by mail
        autoReplyText: string // For languages without a text of their own in `replies`; empty: the standard text
        replies: {
          open: {
            en: string
            ru: string
            pl: string
          }
          closed: {
            en: string
            ru: string
            pl: string
          }
        }
        replyCalendarId: number | null
        complaintLink: boolean // Under each answer, a link to a page that writes to a manager
        freeAnswer: {
          en: string
          ru: string
          pl: string
        }
        frames: {
          header: {
            en: string
            ru: string
            pl: string
          }
          footer: {
            en: string
            ru: string
            pl: string
          }
        }
      }[]
      lines: {
        id: number
        version: number // Grows with each change
        name: string
        level: number // 1 takes what comes in; more is further up
        acceptMinutes: number | null
        answerMinutes: number | null
        returnMinutes: number | null
        noteRequired: boolean // Nothing is passed here without a hand-over note
        free: boolean // Takes what nobody pays for: bugs, without limit (R10)
      }[] // From the first level up
      products: {
        id: number
        version: number // Grows with each change
        name: string
        freeSupport: boolean // Supported without a contract, for as long as it is in use
        archivedAt: string | null
      }[]
    }
  }
  /** The domains that we send from, and the keys that sign their mail (DKIM) */
  'GET /dkim-keys': {
    path: never
    query: never
    body: never
    answer: {
      domain: string
      addresses: string[]
      keys: {
        id: number
        domain: string
        selector: string
        state: "waiting" | "signing" | "retired" // `waiting` for its record; `retired`: another one signs now, and mails on their way still need its record
        record: {
          name: string
          value: string
        } // A TXT record to be published
        problem: "missing" | "no_key" | "revoked" | "different" | "several" | "testing" | "not_reached" | null
        found: string | null
        checkedAt: string | null
        createdAt: string // RFC 3339, UTC
        createdBy: string | null
        signingSince: string | null
        retiredAt: string | null
      }[]
    }[]
  }
  /** Tickets on which one has written something unsent */
  'GET /drafts': {
    path: never
    query: never
    body: never
    answer: {
      ticketIds: number[] // Tickets on which one has something unsent
    }
  }
  /** What passes tickets on by itself */
  'GET /escalation-rules': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      happens: "changed" | "reopened" | "message" | "breached" // `changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`
      times: number // Which reopening
      words: string[]
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      groupId: number // To whom it is passed
      shares: "note" | "conversation" // What people from outside see, where the group has such
    }[]
  }
  /** Everything as JSON lines (gzip), or with `files=true` as a tar with the attachments */
  'GET /export': {
    path: never
    query: {
      files?: boolean
    }
    body: never
    answer: null
  }
  /** The fields that one sees, in their order; archived ones too */
  'GET /fields': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      key: string
      type: "text" | "number" | "date" | "choice" | "choices" | "person" | "link"
      name: string
      translations: {
        en?: string
        ru?: string
        pl?: string
      }
      help: string
      minimum: number | null
      maximum: number | null
      decimals: number | null
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds: number[]
      brandIds: number[]
      requiredOn: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices: {
        key: string
        name: string
        translations: {
          en?: string
          ru?: string
          pl?: string
        }
        archived: boolean // Can’t be chosen any more, and stays readable where it was
      }[]
      position: number
      archivedAt: string | null
    }[]
  }
  /** Imports, newest first */
  'GET /imports': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
        origin: string
        state: "reading" | "ready" | "running" | "finished" | "stopped" | "failed"
        phase: "reading" | "people" | "tickets" | "done"
        done: number // Bytes while it is read, then customers and tickets
        total: number
        files: string[]
        plan: {
          customers: {
            found: number
            made: number
            changed: number // Known from an earlier import, and different since
            known: number
            skipped: number
          }
          tickets: {
            found: number
            made: number
            changed: number // Known from an earlier import, and different since
            known: number
            skipped: number
          }
          messages: {
            found: number
            made: number
            changed: number // Known from an earlier import, and different since
            known: number
            skipped: number
          }
          newGroups: string[]
          unknownAgents: string[]
        } | null
        results: {
          customers: {
            made: number
            updated: number
            unchanged: number
            kept: number // Different there, but touched here since: left as it is
            skipped: number
          }
          tickets: {
            made: number
            updated: number
            unchanged: number
            kept: number // Different there, but touched here since: left as it is
            skipped: number
          }
          messages: {
            made: number
            updated: number
            unchanged: number
            kept: number // Different there, but touched here since: left as it is
            skipped: number
          }
        }
        problems: number
        error: "damaged" | "empty" | "internal" | null
        createdBy: string | null
        createdAt: string // RFC 3339, UTC
        startedAt: string | null
        finishedAt: string | null
      }[]
      next: string | null
    }
  }
  /** How far an import is */
  'GET /imports/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
      origin: string
      state: "reading" | "ready" | "running" | "finished" | "stopped" | "failed"
      phase: "reading" | "people" | "tickets" | "done"
      done: number // Bytes while it is read, then customers and tickets
      total: number
      files: string[]
      plan: {
        customers: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        tickets: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        messages: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        newGroups: string[]
        unknownAgents: string[]
      } | null
      results: {
        customers: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        tickets: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        messages: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
      }
      problems: number
      error: "damaged" | "empty" | "internal" | null
      createdBy: string | null
      createdAt: string // RFC 3339, UTC
      startedAt: string | null
      finishedAt: string | null
    }
  }
  /** What was not as it should be, in the order in which it was met */
  'GET /imports/{id}/problems': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        place: string // File and line
        code: "not_readable" | "no_id" | "no_customer" | "unknown_customer" | "no_ticket" | "bad_email" | "bad_date" | "unknown_status" | "unknown_priority" | "unknown_brand" | "deleted" | "no_file" | "touched_here"
        detail: string
        skipped: boolean // The whole thing is left out
      }[]
      next: string | null
    }
  }
  /** The same as a table (CSV) */
  'GET /imports/{id}/report': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Mails as they came in, newest first */
  'GET /inbound-mails': {
    path: never
    query: {
      after?: string
      limit?: number
      state?: "received" | "processed" | "duplicate" | "failed"
    }
    body: never
    answer: {
      items: {
        id: number
        source: "smtp" | "imap"
        from: string
        to: string[]
        subject: string
        size: number
        state: "received" | "processed" | "duplicate" | "failed"
        error: string | null
        attempts: number
        ticketId: number | null
        receivedAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** The mail as it came in, as a file */
  'GET /inbound-mails/{id}/source': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Where requests enter: rules in the order in which they are asked */
  'GET /intake-rules': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }[]
  }
  /** What an invitation says */
  'GET /invitations/{token}': {
    path: {
      token: string
    }
    query: never
    body: never
    answer: {
      name: string
      email: string
      company: string
      language: "en" | "ru" | "pl"
    }
  }
  /** Policies in their order, and how far open tickets are counted anew */
  'GET /levels': {
    path: never
    query: never
    body: never
    answer: {
      policies: {
        id: number
        version: number // Grows with each change
        position: number
        name: string
        enabled: boolean
        conditions: {
          field: "status"
          op: "is" | "not"
          values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
        } | {
          field: "priority"
          op: "is" | "not"
          values: ("low" | "normal" | "high" | "urgent")[]
        } | {
          field: "kind"
          op: "is" | "not"
          values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
        } | {
          field: "channel"
          op: "is" | "not"
          values: ("mail" | "web" | "api")[]
        } | {
          field: "language"
          op: "is" | "not"
          values: (string | null)[]
        } | {
          field: "brand"
          op: "is" | "not"
          values: number[]
        } | {
          field: "group"
          op: "is" | "not"
          values: (number | "mine" | null)[]
        } | {
          field: "line"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "product"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "assignee"
          op: "is" | "not"
          values: (number | "me" | null)[]
        } | {
          field: "customer"
          op: "is" | "not"
          values: number[]
        } | {
          field: "company"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "plan"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "service"
          op: "is" | "not"
          values: ("paid" | "free" | null)[]
        } | {
          field: "last"
          op: "is" | "not"
          values: ("customer" | "agent")[]
        } | {
          field: "waiting"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "passed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "snoozed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "deleted"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "junk"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "breached"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "urgent"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "complaint"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "project"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "part"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "agreement"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "tags"
          op: "any" | "all" | "none"
          values: string[]
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "within" | "before" | "until"
          hours: number
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "between"
          from: string | null
          to: string | null
        } | {
          field: string
          op: "is" | "not"
          values: (number | string | null)[]
        } | {
          field: string
          op: "between"
          from: number | string | null
          to: number | string | null
        }[]
        calendarId: number | null
        targets: {
          target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
          minutes: {
            low: number | null
            normal: number | null
            high: number | null
            urgent: number | null
          }
          time: "business" | "calendar" // By the policy’s calendar, or every minute
          pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
          warnAt: number[] // Per cent of the time that have passed
        }[]
        actions: {
          on: "warning" | "breach"
          targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
          step: {
            kind: "notify"
            whom: ("assignee" | "group" | "followers" | "supervisors")[]
            agentIds: number[]
          } | {
            kind: "raise_priority"
          } | {
            kind: "unassign"
          } | {
            kind: "group"
            groupId: number
          } | {
            kind: "escalate"
          }
        }[]
      }[]
      recalculation: {
        id: number
        state: "running" | "done" | "replaced"
        total: number
        done: number
        startedAt: string // RFC 3339, UTC
        finishedAt: string | null
      } | null
    }
  }
  /** How every line stands: queue, age, load, share solved */
  'GET /line-board': {
    path: never
    query: never
    body: never
    answer: {
      lineId: number
      waiting: number // Unsolved tickets on the line
      unassigned: number
      unaccepted: number // Passed to the line and not accepted yet
      oldestAt: string | null
      load: {
        agentId: number
        waiting: number
      }[] // Unsolved tickets of each, most first
      reached: number // Tickets solved in the last 30 days that had come as far as this line’s level
      solvedHere: number // Of those, the ones that needed no higher level
    }[]
  }
  /** Lines of support with what an hour of each costs, from the first level up */
  'GET /lines': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      level: number // 1 takes what comes in; more is further up
      acceptMinutes: number | null
      answerMinutes: number | null
      returnMinutes: number | null
      noteRequired: boolean // Nothing is passed here without a hand-over note
      free: boolean // Takes what nobody pays for: bugs, without limit (R10)
      hourCost: {
        amount: number
        currency: string // ISO 4217
      } | null
    }[]
  }
  /** Senders whose mail is always or never junk */
  'GET /listed-senders': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      list: "allow" | "block"
      entry: string
      createdAt: string // RFC 3339, UTC
      createdBy: string | null
    }[]
  }
  /** Macros that one may use, what is used most first */
  'GET /macros': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      name: string
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }[]
  }
  /** Providers at which mailboxes can be signed in */
  'GET /mail/providers': {
    path: never
    query: never
    body: never
    answer: {
      providers: {
        provider: "google" | "microsoft" | "other"
        clientId: string
        hasSecret: boolean
        tenant: string
        authorizeUrl: string
        tokenUrl: string
        scope: string
      }[]
      redirectUri: string // The address of return to be entered at the provider
    }
  }
  /** How mail enters and leaves */
  'GET /mail/state': {
    path: never
    query: never
    body: never
    answer: {
      smtpListener: {
        host: string
        port: number
      } | null
      relay: string | null
    }
  }
  /** All mailboxes */
  'GET /mailboxes': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      address: string
      name: string // The sender’s name; empty: the brand’s
      brandId: number
      groupId: number | null
      door: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      authservId: string | null
      signIn: "password" | "google" | "microsoft" | "other"
      grant: {
        since: string // RFC 3339, UTC
        ended: boolean // Taken back or run out: somebody has to sign in again
      } | null
      state: "listening" | "connecting" | "connected" | "failing" | "signed_out" // `listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider
      folders: string[] // Fetched from; the server tells of the first at once
      sendingLimits: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch: "leave" | "read" | "flag" | "move"
      moveTo: string // The folder of `move`; made when it is not there
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      lastError: string | null
      stateSince: string // RFC 3339, UTC
      nextAttemptAt: string | null
      lastFetchAt: string | null
      past: {
        since: string // A day
        becomes: "solved" | "open"
        state: "running" | "done" | "stopped"
        total: number | null
        done: number
      } | null
    }[]
  }
  /** Pages for customers: all, or those that say some words */
  'GET /materials': {
    path: never
    query: {
      q?: string
    }
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      title: string
      language: "en" | "ru" | "pl"
      html: string // HTML without pictures; sanitised on arrival
      state: "draft" | "published" // A draft is offered to nobody, and its links lead nowhere
      readers: "everyone" | "plans"
      planIds: number[] // With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      updatedAt: string // RFC 3339, UTC
    }[]
  }
  /** What the intake makes of the mail that a message came in by, from its source anew */
  'GET /messages/{id}/mail': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      inboundId: number
      explanation: {
        from: {
          address: string
          name: string
        } | null
        to: {
          address: string
          name: string
        }[]
        cc: {
          address: string
          name: string
        }[]
        subject: string
        date: string | null
        messageId: string | null
        language: string | null
        text: string // The whole text
        html: string | null
        visible: string // What a reader sees before unfolding
        folded: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          text: string
        }[]
        attachments: {
          name: string
          type: string
          size: number
          sha256: string
          inline: boolean
        }[]
        automatic: {
          reason: string | null
          machine: boolean // It does not reopen a ticket
        }
        bounce: {
          address: string | null
          permanent: boolean
          status: string | null
          diagnostic: string | null
          final: boolean // The server has given up, be it for a reason that may pass
          recipients: {
            address: string | null
            permanent: boolean
            status: string | null
            diagnostic: string | null
          }[]
          messageId: string | null
        } | null
        trust: {
          verified: {
            verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
            warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
            domain: string | null
            hidden: string | null
            like: string | null
            spf: {
              result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
              domain: string | null
            }
            dkim: {
              domain: string
              result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
              aligned: boolean // It is the domain of From
              note: string | null
            }[]
            dmarc: {
              result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
              policy: "none" | "quarantine" | "reject" | null
            }
            arc: {
              result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
              sealers: string[]
            }
            signature?: {
              state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
              key: string | null
              holder: string | null
            } | null
          } | null
          signature: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
          authenticationResults: string[]
          receivedSpf: string[]
          dkimSignatures: string[] // Domains that signed it
          arcSeals: number
        }
        threading: {
          replyAddresses: string[]
          ownMessageIds: string[]
          subjectNumbers: number[]
          inReplyTo: string[]
          references: string[]
          returned: string[]
        }
        repairs: {
          what: "charset" | "header" | "address" | "date" | "name" | "structure"
          detail: string
        }[]
      }
    }
  }
  /** Who wrote the mail that a message passes on */
  'GET /messages/{id}/original-sender': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      sender: {
        address: string
        name: string
      } | null
    }
  }
  /** One’s own notifications, last changed first */
  'GET /notifications': {
    path: never
    query: {
      after?: string
      limit?: number
      filter?: "all" | "unread" | "mentions"
    }
    body: never
    answer: {
      items: {
        id: number
        kind: "urgent" | "complaint" | "mention" | "offered" | "clock_breached" | "clock_warned" | "assigned" | "delivery_failed" | "customer_replied" | "side_replied" | "new_in_group" | "note" | "answered" | "changed"
        count: number // How many events it stands for
        actor: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        ticketId: number
        subject: string
        excerpt: string | null
        at: string // RFC 3339, UTC
        readAt: string | null
      }[]
      next: string | null
    }
  }
  /** How one is told of what */
  'GET /notifications/settings': {
    path: never
    query: never
    body: never
    answer: {
      switches: {
        urgent: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        complaint: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        mention: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        offered: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_breached: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_warned: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        assigned: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        delivery_failed: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        customer_replied: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        side_replied: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        new_in_group: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        note: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        answered: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        changed: {
          desk: boolean
          mail: boolean
          push: boolean
        }
      }
      autoFollow: boolean // Follow tickets that one writes in or is mentioned in
      mailAfterMinutes: number // Mail goes only after so long away from the desk; 0: at once
      quiet: {
        from: string
        to: string
      } | null
      zone: string // IANA time zone of the quiet hours
      pushContent: boolean // Show subject and text in a push notification
    }
  }
  /** How many are unread, up to 100 */
  'GET /notifications/unread': {
    path: never
    query: never
    body: never
    answer: {
      count: number
      ticketIds: number[]
    }
  }
  /** Outgoing mails, newest first */
  'GET /outbox': {
    path: never
    query: {
      after?: string
      limit?: number
      state?: "waiting" | "failed" | "sent"
    }
    body: never
    answer: {
      items: {
        id: number
        kind: "answer" | "auto_reply" | "invitation" | "password_reset" | "notification" | "side"
        from: string
        to: string[]
        cc: string[]
        bcc: string[]
        subject: string
        text: string | null
        ticketId: number | null
        messageId: number | null
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        }
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** An outgoing mail */
  'GET /outbox/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      kind: "answer" | "auto_reply" | "invitation" | "password_reset" | "notification" | "side"
      from: string
      to: string[]
      cc: string[]
      bcc: string[]
      subject: string
      text: string | null
      ticketId: number | null
      messageId: number | null
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      }
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Hours and cases that were bought: of a holder all, else what can still be used */
  'GET /packs': {
    path: never
    query: {
      companyId?: number
      customerId?: number
    }
    body: never
    answer: {
      id: number
      customerId: number | null
      companyId: number | null
      holderName: string
      unit: "minutes" | "tickets" | "visits"
      amount: number
      left: number
      position: number // Those with a lower one are used first
      expiresOn: string | null
      price: {
        amount: number
        currency: string // ISO 4217
      } | null
      note: string
      createdAt: string // RFC 3339, UTC
    }[]
  }
  /** Why tickets are passed on, in the company’s words */
  'GET /passing-reasons': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      ways: ("up" | "down" | "aside" | "return")[] // Where it is offered
      archivedAt: string | null
    }[]
  }
  /** What the plans are called */
  'GET /plan-names': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      name: string
      archivedAt: string | null
    }[]
  }
  /** Plans and what they give */
  'GET /plans': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      lineId: number | null
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      notices: {
        on: boolean // Renewal offers, and once a month that little is left
        before: number[] // Days before the end on which a renewal is offered
        after: number[] // Days after it, where nothing follows
      }
      archivedAt: string | null
    }[]
  }
  /** Ready set-ups, by what each would make */
  'GET /presets': {
    path: never
    query: never
    body: never
    answer: {
      available: boolean // They fill what is empty: false once there are lines, policies or calendars
      presets: {
        key: "one_person" | "small_firm" | "three_lines" | "free_and_paid" | "five_lines"
        lines: {
          name: string
          level: number
          free: boolean
          acceptMinutes: number | null
          answerMinutes: number | null
          returnMinutes: number | null
          routing: "manual" | "pull" | "push" // How tickets of its group find somebody
        }[]
        asideGroups: string[] // Groups outside the lines
        reasons: string[] // Why tickets are passed on
        escalations: string[] // Rules that pass tickets on by themselves
      }[]
    }
  }
  /** How each brand handles projects */
  'GET /project-settings': {
    path: never
    query: never
    body: never
    answer: {
      brandId: number
      version: number // Grows with each change; 0: as it comes
      progressLink: boolean // Each answer in a project leads to the page that shows how it goes
      brief: {
        en: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        ru: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        pl: string // HTML with variables such as {{ticket.number}}; empty: the ready one
      }
      ready: {
        en: string
        ru: string
        pl: string
      }
    }[]
  }
  /** Devices that show one’s notifications */
  'GET /push/devices': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      userAgent: string
      current: boolean // This very browser
      createdAt: string // RFC 3339, UTC
      sentAt: string | null
    }[]
  }
  /** The key to subscribe with */
  'GET /push/key': {
    path: never
    query: never
    body: never
    answer: {
      key: string // applicationServerKey: an uncompressed P-256 point, base64url
    }
  }
  /** Who does what, whom to ask: all pages, or those that say some words */
  'GET /regulations': {
    path: never
    query: {
      q?: string
    }
    body: never
    answer: {
      id: number
      version: number // Grows with each change; all are kept
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archivedAt: string | null
      updatedAt: string // RFC 3339, UTC
    }[]
  }
  /** How a page came to be as it is, newest first */
  'GET /regulations/{id}/versions': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      version: number
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archived: boolean
      byId: number | null
      at: string // RFC 3339, UTC
    }[]
  }
  /** Who is here, what they have and what they can */
  'GET /routing/agents': {
    path: never
    query: never
    body: never
    answer: {
      agentId: number
      version: number
      availability: "online" | "busy" | "away"
      since: string | null
      vanished: boolean // Away because nothing was heard of them, not by their own word
      onShift: boolean // Within the hours of their calendar, or they have none
      load: number // Units of work that they have now
      capacity: number // Units of work at a time
      hourlyLimit: number | null
      rate: number | null
      calendarId: number | null
      skills: {
        skillId: number
        level: number
      }[]
    }[]
  }
  /** How a group’s tickets find somebody */
  'GET /routing/groups/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      groupId: number
      version: number
      mode: "manual" | "pull" | "push"
      profile: "fair" | "fastest" | "expert" | "least_loaded" | "own"
      weights: {
        load: number
        skill: number
        experience: number
        affinity: number
        fairness: number
        cost: number
      } // What counts how much, 0 not at all
      relax: {
        afterMinutes: number
        by: number
      }[] // In the order of their times. Nobody with the skill, and it takes ever less of it
      offerSeconds: number | null
      fairnessHours: number // Work handed out within so many hours counts for fairness
      leaving: "keep" | "unanswered" | "all" // Which tickets of somebody who goes away are given to others
      paidRatio: number | null
    }
  }
  /** Whether one takes work now, and what is offered */
  'GET /routing/me': {
    path: never
    query: never
    body: never
    answer: {
      anywhere: boolean // Some group does not leave it to people
      inUse: boolean // A group of theirs does not leave it to people
      pull: boolean // There is a group to fetch tickets from
      availability: "online" | "busy" | "away"
      vanished: boolean
      offers: {
        id: number
        ticketId: number
        groupId: number | null
        subject: string
        customerName: string
        excerpt: string
        priority: "low" | "normal" | "high" | "urgent"
        channel: "mail" | "web" | "api"
        expiresAt: string // RFC 3339, UTC
        explanation: {
          candidates: {
            agentId: number
            total: number
            scores: {
              load: number
              skill: number
              experience: number
              affinity: number
              fairness: number
              cost: number
            }
          }[] // The best of those who could take it, the chosen one first
          candidateCount: number
          excluded: {
            why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
            count: number
            agentIds: number[] // Some of them
          }[]
          asked: {
            skillId: number
            level: number // Asked in the end
            originally: number
          }[]
          relaxed: {
            afterMinutes: number
            by: number
          } | null
          weights: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          } // What counts how much, 0 not at all
          waitedSeconds: number
          turn?: {
            ratio: number
            handedOut: number // Paid ones since the last free one
          } // Where a ticket waits for the other kind, paid or free
        } | null
      }[]
    }
  }
  /** What holds for all groups */
  'GET /routing/settings': {
    path: never
    query: never
    body: never
    answer: {
      version: number
      units: {
        mail: number
        web: number
        api: number
      } // How much of a capacity an open ticket takes, by channel
      effort: {
        unsorted: number
        question: number
        bug: number
        missing_feature: number
        unclear_feature: number
        task: number
        complaint: number
      } // Minutes that a ticket of a kind is thought to take
      awayAfterMinutes: number // Whoever has done nothing at the desk for so long counts as away
    }
  }
  /** How far a simulation of one’s own is, and what came of it */
  'GET /routing/simulations/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      state: "running" | "done" | "failed"
      progress: number // How far it is, in thousandths
      tickets: number
      request: {
        groupId: number
        source: {
          day: string // Tickets that came on this day, in UTC
        } | {
          tickets: number // So many over eight hours
        }
        sides: unknown[]
      }
      result: unknown[] | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Tickets that nobody has, and why */
  'GET /routing/waiting': {
    path: never
    query: {
      after?: string
      limit?: number
      groupId?: number
    }
    body: never
    answer: {
      items: {
        ticketId: number
        subject: string
        customerName: string
        priority: "low" | "normal" | "high" | "urgent"
        groupId: number | null
        since: string // RFC 3339, UTC
        wantedBy: string // RFC 3339, UTC
        reason: "no_members" | "to_fetch" | "parts" | "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full" | null // Null: not looked at yet
        waitsFor: number[] // Numbers of the parts that come before it
        explanation: {
          candidates: {
            agentId: number
            total: number
            scores: {
              load: number
              skill: number
              experience: number
              affinity: number
              fairness: number
              cost: number
            }
          }[] // The best of those who could take it, the chosen one first
          candidateCount: number
          excluded: {
            why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
            count: number
            agentIds: number[] // Some of them
          }[]
          asked: {
            skillId: number
            level: number // Asked in the end
            originally: number
          }[]
          relaxed: {
            afterMinutes: number
            by: number
          } | null
          weights: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          } // What counts how much, 0 not at all
          waitedSeconds: number
          turn?: {
            ratio: number
            handedOut: number // Paid ones since the last free one
          } // Where a ticket waits for the other kind, paid or free
        } | null
      }[]
      next: string | null
    }
  }
  /** Tickets and customers by words and filters, best first */
  'GET /search': {
    path: never
    query: {
      q: string
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        kind: "ticket"
        ticket: {
          id: number
          version: number // Grows with each change of a field
          subject: string
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          priority: "low" | "normal" | "high" | "urgent"
          kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
          channel: "mail" | "web" | "api"
          language: string | null
          tags: string[]
          brandId: number
          groupId: number | null
          lineId: number | null
          productId: number | null
          passedAt: string | null
          assigneeId: number | null
          customerId: number
          companyId: number | null
          service: "paid" | "free" | null
          planId: number | null
          asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
          customerName: string // The name, or the address where there is none
          excerpt: string // The beginning of the last public message
          lastFrom: "customer" | "agent" // Who wrote last
          createdAt: string // RFC 3339, UTC
          updatedAt: string // RFC 3339, UTC
          waitingSince: string | null
          solvedAt: string | null
          closedAt: string | null
          previousTicketId: number | null
          custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
          checklistDone: number
          checklistTotal: number
          snoozedAt: string | null
          snoozedUntil: string | null
          snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
          snoozedBy: number | null
          wokenAt: string | null
          mergedInto: number | null
          deletedAt: string | null
          junkAt: string | null
          junkWhy: "blocked" | "flagged" | "score" | "person" | null
          dueAt: string | null
          dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
          breached: boolean // A promise was broken
          urgentAt: string | null
          projectAt: string | null
          partsDone: number
          partsTotal: number // Of a project, without what was dropped
          partOf: number | null
          partNumber: number | null
          waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
          readyAt: string | null
          concealedFrom: number[] | null
        }
        subject: {
          text: string
          marks: unknown[][]
        }
        customer: {
          text: string
          marks: unknown[][]
        }
        excerpt: {
          text: string
          marks: unknown[][]
        }
        from: "message" | "note" | "file" | "beginning" // What the excerpt is of; `beginning`: of the last public message, nothing in it was found
        messageId: number | null
      } | {
        kind: "customer"
        customer: {
          id: number
          name: string // Empty while nobody knows it
          language: string | null
          note: string
          companyId: number | null
          companyName: string | null
          identities: {
            id: number
            channel: "mail" | "web" | "api"
            address: string
            bounce: {
              since: string // RFC 3339, UTC
              status: string | null
              reason: string
            } | null
          }[]
          createdAt: string // RFC 3339, UTC
        }
        name: {
          text: string
          marks: unknown[][]
        }
        address: {
          text: string
          marks: unknown[][]
        }
      }[]
      next: string | null
      corrections: {
        typed: string
        used: string
      }[]
      behind: boolean // What came in last is still on its way into the index, and may be missing here for a moment
    }
  }
  /** A search as conditions of a view, and what of it a view can’t ask */
  'GET /search/filter': {
    path: never
    query: {
      q: string
    }
    body: never
    answer: {
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      lost: {
        typed: string
        why: "words" | "files" | "number" | "unknown" | "many" | "not" | "several"
      }[]
    }
  }
  /** How far the index of the search is */
  'GET /search/state': {
    path: never
    query: never
    body: never
    answer: {
      indexed: number // Customers and tickets that the running or last rebuild has done
      total: number // of so many
      rebuilding: boolean
      startedAt: string // RFC 3339, UTC
      finishedAt: string | null
      behind: number // Events, and what they put aside, that are not in the index yet; counted up to 1,000
    }
  }
  /** Services, newest first */
  'GET /services': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        name: string
        permissions: string[]
        tokens: {
          id: number
          name: string
          prefix: string // The beginning of the token, to tell it from others
          scopes: string[]
          createdAt: string // RFC 3339, UTC
          expiresAt: string | null
          lastUsedAt: string | null
        }[]
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** Who is signed in */
  'GET /session': {
    path: never
    query: never
    body: never
    answer: {
      me: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        language: "en" | "ru" | "pl"
        groupIds: number[]
        undoSeconds: number // How long this person’s answers can be taken back before they leave
        permissions: ("account.own" | "directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.bulk" | "macro.own" | "macro.share" | "view.share" | "ticket.delete" | "ticket.purge" | "complaint.read" | "customer.read" | "customer.change" | "mail.watch" | "mail.read_system" | "agent.manage" | "agent.manage_owners" | "group.manage" | "brand.manage" | "contract.read" | "contract.manage" | "time.write" | "regulation.read" | "regulation.manage" | "material.read" | "material.manage" | "line.watch" | "line.manage" | "mailbox.manage" | "settings.manage" | "field.manage" | "level.manage" | "token.own" | "service.manage" | "status.read" | "status.retry" | "import.manage" | "export.all" | "demo.remove" | "routing.take" | "routing.watch" | "routing.manage" | "webhook.manage")[]
      }
      csrfToken: string // Sent back as `x-csrf-token` with each request that changes something
      company: string
      demo: boolean // What is here came with `npm start -- --demo`, all or in part
      cursor: string // Where live events go on: whatever is asked for after this answer holds all that is before it
    }
  }
  /** Settings of the installation */
  'GET /settings': {
    path: never
    query: never
    body: never
    answer: {
      company: string
      language: "en" | "ru" | "pl"
      closeAfterDays: number // A solved ticket is closed after so many days; a later message starts a new, linked one
      attachmentLimitMb: number // Largest single attachment, MB
      junkScore: number // A new mail to which the filter in front gives this score or more is junk
      junkDays: number // Junk is purged after so many days
    }
  }
  /** Whether there is an owner yet */
  'GET /setup': {
    path: never
    query: never
    body: never
    answer: {
      needed: boolean
      keyRequired: boolean // The one-time key printed at start must be given
      demo?: {
        email: string
        password: string
      } // How to sign in to the demo; said on its own machine only
    }
  }
  /** A side conversation with its last 200 messages, oldest first */
  'GET /sides/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      side: {
        id: number
        ticketId: number
        subject: string
        state: "open" | "done"
        participants: {
          address: string
          name: string
        }[]
        messages: number // How many have been written
        lastFrom: "us" | "them" | "machine" // Who wrote last
        lastAt: string // RFC 3339, UTC
        failed: boolean // The last message of ours did not arrive
        createdAt: string // RFC 3339, UTC
      }
      messages: {
        id: number
        ticketId: number
        sideId: number | null
        kind: "public" | "note"
        direction: "in" | "out" | "internal"
        author: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        channel: "mail" | "web" | "api"
        text: string
        folds: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          from: number
          to: number
        }[] | null
        html: string | null
        remotePictures: boolean
        automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
        trust: {
          verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
          warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
          domain: string | null
          hidden: string | null
          like: string | null
          spf: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            domain: string | null
          }
          dkim: {
            domain: string
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            aligned: boolean // It is the domain of From
            note: string | null
          }[]
          dmarc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            policy: "none" | "quarantine" | "reject" | null
          }
          arc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            sealers: string[]
          }
          signature?: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
        } | null
        mentions: number[]
        attachments: {
          id: number
          name: string
          type: string
          size: number // bytes
          inline: boolean // Shown inside the text
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        from: string | null
        to: string[]
        cc: string[]
        bcc: string[] // In blind copy: known to colleagues alone
        alsoTo: string[] // Our other mailboxes that the same message came to
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        } | null
        createdAt: string // RFC 3339, UTC
      }[]
    }
  }
  /** Skills, and which tickets ask for them */
  'GET /skills': {
    path: never
    query: never
    body: never
    answer: {
      id: number
      version: number
      name: string
      level: number
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }[]
  }
  /** What runs, what is behind, what is wrong */
  'GET /status': {
    path: never
    query: never
    body: never
    answer: {
      at: string // RFC 3339, UTC
      problems: {
        code: "role_missing" | "process_died" | "versions_differ" | "jobs_failed" | "jobs_late" | "reader_late" | "mailbox_failing" | "outgoing_failed" | "outgoing_held" | "inbound_failed" | "webhook_failing" | "webhook_disabled" | "scanner_away" | "files_unscanned" | "backup_failed" | "backup_old" | "disk_low" | "transaction_long"
        count: number | null
        name: string | null
      }[]
      processes: {
        id: string
        roles: ("web" | "work" | "mail")[]
        host: string
        pid: number
        version: string
        memory: number // Bytes
        diskFree: number // Bytes left on the disk of its data folder
        diskTotal: number
        startedAt: string // RFC 3339, UTC
        seenAt: string // RFC 3339, UTC
        alive: boolean // False: it ended without a word
      }[]
      jobs: {
        task: string
        ready: number // Due, and nobody has begun
        running: number
        later: number // Not due yet
        failed: number // Given up after the last attempt
        oldestSeconds: number | null
      }[]
      readers: {
        name: string
        behind: number // Events that it has not read, counted up to 1,000
        oldestSeconds: number | null
      }[]
      outgoingMails: {
        state: string
        count: number // Counted up to 10,000
        oldestSeconds: number | null
      }[]
      inboundMails: {
        state: string
        count: number // Counted up to 10,000
        oldestSeconds: number | null
      }[]
      mailboxes: {
        state: string
        count: number
      }[]
      webhooks: {
        failing: number
        disabled: number // Switched off after days without success
      }
      backup: {
        schedule: string // Five fields of cron in UTC, or off
        succeededAt: string | null
        bytes: number | null
        failedAt: string | null
        error: string | null
      }
      scanning: {
        answers: boolean | null
        version: string | null
        waiting: number
        failed: number // They are tried again
        infected: number
        oldestSeconds: number | null
      } | null
      database: {
        version: string
        bytes: number
        oldestTransactionSeconds: number // Seconds
      }
    }
  }
  /** Jobs that were given up, newest first */
  'GET /status/failed-jobs': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        task: string
        attempts: number
        error: string
        failedAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** Tickets of a view or of a filter, last changed first unless sorted otherwise */
  'GET /tickets': {
    path: never
    query: {
      after?: string
      limit?: number
      view?: "mine" | "groups" | "unassigned" | "open" | "snoozed" | "solved" | "junk" | "deleted"
      filter?: string
      sort?: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
      groupBy?: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string
    }
    body: never
    answer: {
      items: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }[]
      next: string | null
    }
  }
  /** A ticket with its last messages and history */
  'GET /tickets/{id}': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      ticket: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }
      messages: {
        id: number
        ticketId: number
        sideId: number | null
        kind: "public" | "note"
        direction: "in" | "out" | "internal"
        author: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        channel: "mail" | "web" | "api"
        text: string
        folds: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          from: number
          to: number
        }[] | null
        html: string | null
        remotePictures: boolean
        automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
        trust: {
          verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
          warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
          domain: string | null
          hidden: string | null
          like: string | null
          spf: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            domain: string | null
          }
          dkim: {
            domain: string
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            aligned: boolean // It is the domain of From
            note: string | null
          }[]
          dmarc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            policy: "none" | "quarantine" | "reject" | null
          }
          arc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            sealers: string[]
          }
          signature?: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
        } | null
        mentions: number[]
        attachments: {
          id: number
          name: string
          type: string
          size: number // bytes
          inline: boolean // Shown inside the text
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        from: string | null
        to: string[]
        cc: string[]
        bcc: string[] // In blind copy: known to colleagues alone
        alsoTo: string[] // Our other mailboxes that the same message came to
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        } | null
        createdAt: string // RFC 3339, UTC
      }[]
      earlierMessages: string | null
      history: {
        id: number
        at: string // RFC 3339, UTC
        kind: string
        actor: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        data: Record<string, unknown>
      }[]
      checklist: {
        id: number
        version: number // Grows with each change of the text or of whose it is
        text: string
        required: boolean // Must be done before the ticket is solved
        doneAt: string | null
        doneBy: number | null
        assigneeId: number | null
      }[]
      sides: {
        id: number
        ticketId: number
        subject: string
        state: "open" | "done"
        participants: {
          address: string
          name: string
        }[]
        messages: number // How many have been written
        lastFrom: "us" | "them" | "machine" // Who wrote last
        lastAt: string // RFC 3339, UTC
        failed: boolean // The last message of ours did not arrive
        createdAt: string // RFC 3339, UTC
      }[] // Side conversations; what is said in them is fetched by itself
    }
  }
  /** What was promised in a ticket, and how far each promise is */
  'GET /tickets/{id}/clocks': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      ticketId: number
      target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return"
      policyId: number | null
      policyName: string | null
      state: "running" | "paused" | "met" | "breached" | "cancelled"
      minutes: number
      time: "business" | "calendar"
      calendarName: string | null
      startedAt: string // RFC 3339, UTC
      dueAt: string | null
      endedAt: string | null
      breachedAt: string | null
      warned: number // The greatest share, per cent, that was warned of
      cause: "unassigned" | "other_line" | "on_hold" | "nobody_on_shift" | "paused_late" | "workload" | "mistake" | "other" | null
      causeBy: number | null
      intervals: {
        state: "running" | "paused"
        status: string // The state of the ticket; `gone` while it was deleted or merged
        from: string // RFC 3339, UTC
        to: string | null
        countedMs: number // Of an interval that goes on: 0
      }[]
    }[]
  }
  /** What a ticket has to do with complaints */
  'GET /tickets/{id}/complaints': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      own: {
        ticketId: number
        aboutTicketId: number | null
        way: "page" | "mail"
        about: number[] // Whom it is about. They don’t see it, unless nobody but an owner among them could read it
        openedAt: string // RFC 3339, UTC
      } | null
      about: number[]
    }
  }
  /** One’s own unsent answer and note */
  'GET /tickets/{id}/draft': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      items: {
        kind: "public" | "note"
        clientId: string // Of the message to be
        html: string // HTML; sanitised on arrival
        cc: string[]
        bcc?: string[]
        mentions: number[]
        seen: number // The last public message when the writing began; 0 for none
        uploads: {
          id: string
          name: string
          type: string
          size: number
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        revision: number // Grows each time that the draft is saved
        updatedAt: string // RFC 3339, UTC
      }[]
    }
  }
  /** How a ticket is served, why, and what is left for it */
  'GET /tickets/{id}/entitlement': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      service: "paid" | "free" | null
      why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used" | null
      contractId: number | null
      planName: string | null
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      nearlyUsedUp: boolean
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      visitsNearlyUsedUp: boolean
      agreement: {
        id: number
        price: {
          amount: number
          currency: string // ISO 4217
        } | null
        state: "asked" | "done" | "declined"
        question: string // A ready text to ask the customer with, in their language
      } | null
      balanceLink: string | null
      now: {
        service: "paid" | "free" | null
        why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used"
        contractId: number | null
        planId: number | null
        planName: string | null
        packId: number | null
        lineId: number | null
        balance: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        visits: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        unfit: {
          contractId: number
          planName: string
          why: "not_begun" | "over" | "kind" | "channel" | "product" | "used_up"
        }[] // Contracts that are there and do not count
      }
      choices: {
        contractId: number
        planName: string
        endsOn: string | null
      }[]
    }
  }
  /** Who follows a ticket */
  'GET /tickets/{id}/followers': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      agentId: number
    }[]
  }
  /** Tickets linked to this one, as far as the reader may see them */
  'GET /tickets/{id}/links': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      relation: "related" | "parent" | "child" | "duplicate_of" | "duplicated_by" | "split_from" | "split_into"
      ticket: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }
    }[]
  }
  /** The published materials that fit a ticket, and whether its customer may read them now */
  'GET /tickets/{id}/materials': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      title: string
      language: "en" | "ru" | "pl"
      access: "everyone" | "plan" | "closed" // Open to everyone, open to this customer by a plan, or closed to them
      planNames: string[] // The plans that open it to them, or those that would
      link: string // Personal to the customer; access is asked whenever it is opened
    }[]
  }
  /** Messages before one, oldest first; `next` is the `before` of the page with older ones */
  'GET /tickets/{id}/messages': {
    path: {
      id: number
    }
    query: {
      before?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        ticketId: number
        sideId: number | null
        kind: "public" | "note"
        direction: "in" | "out" | "internal"
        author: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        channel: "mail" | "web" | "api"
        text: string
        folds: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          from: number
          to: number
        }[] | null
        html: string | null
        remotePictures: boolean
        automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
        trust: {
          verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
          warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
          domain: string | null
          hidden: string | null
          like: string | null
          spf: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            domain: string | null
          }
          dkim: {
            domain: string
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            aligned: boolean // It is the domain of From
            note: string | null
          }[]
          dmarc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            policy: "none" | "quarantine" | "reject" | null
          }
          arc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            sealers: string[]
          }
          signature?: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
        } | null
        mentions: number[]
        attachments: {
          id: number
          name: string
          type: string
          size: number // bytes
          inline: boolean // Shown inside the text
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        from: string | null
        to: string[]
        cc: string[]
        bcc: string[] // In blind copy: known to colleagues alone
        alsoTo: string[] // Our other mailboxes that the same message came to
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        } | null
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** A ticket as a PDF: all that was said, oldest first, with its pictures */
  'GET /tickets/{id}/print.pdf': {
    path: {
      id: number
    }
    query: {
      notes?: boolean
      zone?: string
    }
    body: never
    answer: null
  }
  /** What a ticket has to do with projects */
  'GET /tickets/{id}/project': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** The questions to a customer, in their language and filled in */
  'GET /tickets/{id}/project/brief': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      html: string
    }
  }
  /** The pages that fit a ticket */
  'GET /tickets/{id}/regulations': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change; all are kept
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archivedAt: string | null
      updatedAt: string // RFC 3339, UTC
    }[]
  }
  /** Why somebody has a ticket, or why it waits */
  'GET /tickets/{id}/routing': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      assignment: {
        agentId: number
        way: "push" | "pull" | "hand"
        at: string // RFC 3339, UTC
        explanation: {
          candidates: {
            agentId: number
            total: number
            scores: {
              load: number
              skill: number
              experience: number
              affinity: number
              fairness: number
              cost: number
            }
          }[] // The best of those who could take it, the chosen one first
          candidateCount: number
          excluded: {
            why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
            count: number
            agentIds: number[] // Some of them
          }[]
          asked: {
            skillId: number
            level: number // Asked in the end
            originally: number
          }[]
          relaxed: {
            afterMinutes: number
            by: number
          } | null
          weights: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          } // What counts how much, 0 not at all
          waitedSeconds: number
          turn?: {
            ratio: number
            handedOut: number // Paid ones since the last free one
          } // Where a ticket waits for the other kind, paid or free
        } | null
      } | null
      waits: {
        groupId: number | null
        since: string // RFC 3339, UTC
        wantedBy: string // RFC 3339, UTC
        reason: "no_members" | "to_fetch" | "parts" | "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full" | null // Null: not looked at yet
        waitsFor: number[] // Numbers of the parts that come before it
        explanation: {
          candidates: {
            agentId: number
            total: number
            scores: {
              load: number
              skill: number
              experience: number
              affinity: number
              fairness: number
              cost: number
            }
          }[] // The best of those who could take it, the chosen one first
          candidateCount: number
          excluded: {
            why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
            count: number
            agentIds: number[] // Some of them
          }[]
          asked: {
            skillId: number
            level: number // Asked in the end
            originally: number
          }[]
          relaxed: {
            afterMinutes: number
            by: number
          } | null
          weights: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          } // What counts how much, 0 not at all
          waitedSeconds: number
          turn?: {
            ratio: number
            handedOut: number // Paid ones since the last free one
          } // Where a ticket waits for the other kind, paid or free
        } | null
      } | null
    }
  }
  /** What was worked and spent on a ticket */
  'GET /tickets/{id}/time': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** The last urgent call of a ticket */
  'GET /tickets/{id}/urgent': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      call: {
        id: number
        ticketId: number
        way: "mailbox" | "rule" | "agent"
        calledAt: string // RFC 3339, UTC
        told: number // How often people were alarmed
        acceptedAt: string | null
        acceptedBy: number | null
        dismissedAt: string | null
        dismissedBy: number | null
        endedAt: string | null
      } | null
      misuses: number
    }
  }
  /** Where a ticket has been, oldest first */
  'GET /tickets/{id}/way': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      passages: {
        id: number
        way: "up" | "down" | "aside" | "return"
        fromLineId: number | null
        fromGroupId: number | null
        toLineId: number | null
        toGroupId: number | null
        reason: string | null
        messageId: number | null
        shares: "note" | "conversation"
        beyondPlan: boolean // To a line that the customer’s plan does not reach
        by: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        at: string // RFC 3339, UTC
        acceptedAt: string | null
        acceptedBy: number | null
      }[]
      mayReturn: boolean // It stands where it was passed to, so it can go back
    }
  }
  /** One’s own tokens, newest first */
  'GET /tokens': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        name: string
        prefix: string // The beginning of the token, to tell it from others
        scopes: string[]
        createdAt: string // RFC 3339, UTC
        expiresAt: string | null
        lastUsedAt: string | null
      }[]
      next: string | null
    }
  }
  /** One’s own upload, while it is not sent yet */
  'GET /uploads/{id}': {
    path: {
      id: string
    }
    query: never
    body: never
    answer: null
  }
  /** How the urgent door works */
  'GET /urgent-door': {
    path: never
    query: never
    body: never
    answer: {
      version: number
      entitled: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      repeatMinutes: number
      rounds: number // So often a circle is alarmed before the next one is as well
      circles: {
        groupIds: number[]
        agentIds: number[]
      }[] // Empty: whoever of the ticket’s group is at work, then the whole group, then the supervisors
      misuses: number // After so many within a year the door is shut for a customer; 0: never
    }
  }
  /** Saved views to choose from, and how one has arranged them */
  'GET /views': {
    path: never
    query: never
    body: never
    answer: {
      saved: {
        id: number
        version: number // Grows with each change
        name: string
        filter: {
          field: "status"
          op: "is" | "not"
          values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
        } | {
          field: "priority"
          op: "is" | "not"
          values: ("low" | "normal" | "high" | "urgent")[]
        } | {
          field: "kind"
          op: "is" | "not"
          values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
        } | {
          field: "channel"
          op: "is" | "not"
          values: ("mail" | "web" | "api")[]
        } | {
          field: "language"
          op: "is" | "not"
          values: (string | null)[]
        } | {
          field: "brand"
          op: "is" | "not"
          values: number[]
        } | {
          field: "group"
          op: "is" | "not"
          values: (number | "mine" | null)[]
        } | {
          field: "line"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "product"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "assignee"
          op: "is" | "not"
          values: (number | "me" | null)[]
        } | {
          field: "customer"
          op: "is" | "not"
          values: number[]
        } | {
          field: "company"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "plan"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "service"
          op: "is" | "not"
          values: ("paid" | "free" | null)[]
        } | {
          field: "last"
          op: "is" | "not"
          values: ("customer" | "agent")[]
        } | {
          field: "waiting"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "passed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "snoozed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "deleted"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "junk"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "breached"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "urgent"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "complaint"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "project"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "part"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "agreement"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "tags"
          op: "any" | "all" | "none"
          values: string[]
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "within" | "before" | "until"
          hours: number
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "between"
          from: string | null
          to: string | null
        } | {
          field: string
          op: "is" | "not"
          values: (number | string | null)[]
        } | {
          field: string
          op: "between"
          from: number | string | null
          to: number | string | null
        }[]
        sort: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
        groupBy: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
        columns: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
        layout: "list" | "table"
        sharedWith: "me" | "group" | "everyone"
        groupId: number | null
        ownerId: number | null
      }[]
      arrangement: {
        order: string[]
        hidden: string[]
      }
    }
  }
  /** How many tickets are in each view that is not hidden */
  'GET /views/counts': {
    path: never
    query: never
    body: never
    answer: Record<string, unknown>
  }
  /** Tickets of a saved view, in its order */
  'GET /views/{id}/tickets': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }[]
      next: string | null
    }
  }
  /** Webhooks, newest first */
  'GET /webhooks': {
    path: never
    query: {
      after?: string
      limit?: number
    }
    body: never
    answer: {
      items: {
        id: number
        name: string
        url: string
        kinds: string[] | null
        active: boolean
        failingSince: string | null
        disabledAt: string | null
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** What was sent in the last two weeks, newest first */
  'GET /webhooks/{id}/deliveries': {
    path: {
      id: number
    }
    query: {
      after?: string
      limit?: number
      state?: "queued" | "sending" | "delivered" | "failed"
    }
    body: never
    answer: {
      items: {
        id: number
        webhookId: number
        eventId: number | null
        messageId: string // `webhook-id`: the same in each attempt
        kind: string
        state: "queued" | "sending" | "delivered" | "failed"
        attempts: number
        tries: {
          at: string // RFC 3339, UTC
          status: number | null
          ms: number
          error: "private_address" | "name_not_found" | "timeout" | "redirect" | "status" | "certificate" | "connection" | null
          detail: string | null
        }[]
        nextAt: string | null
        createdAt: string // RFC 3339, UTC
      }[]
      next: string | null
    }
  }
  /** Change one’s own name, position, language, or how long answers can be taken back */
  'PATCH /account': {
    path: never
    query: never
    body: {
      name?: string
      position?: string // What somebody is, as customers are told: {{agent.position}}
      language?: "en" | "ru" | "pl"
      undoSeconds?: number // How long this person’s answers can be taken back before they leave
    }
    answer: {
      id: number
      name: string
      email: string
      position: string // What somebody is, as customers are told: {{agent.position}}
      role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
      language: "en" | "ru" | "pl"
      groupIds: number[]
      undoSeconds: number // How long this person’s answers can be taken back before they leave
      permissions: ("account.own" | "directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.bulk" | "macro.own" | "macro.share" | "view.share" | "ticket.delete" | "ticket.purge" | "complaint.read" | "customer.read" | "customer.change" | "mail.watch" | "mail.read_system" | "agent.manage" | "agent.manage_owners" | "group.manage" | "brand.manage" | "contract.read" | "contract.manage" | "time.write" | "regulation.read" | "regulation.manage" | "material.read" | "material.manage" | "line.watch" | "line.manage" | "mailbox.manage" | "settings.manage" | "field.manage" | "level.manage" | "token.own" | "service.manage" | "status.read" | "status.retry" | "import.manage" | "export.all" | "demo.remove" | "routing.take" | "routing.watch" | "routing.manage" | "webhook.manage")[]
    }
  }
  /** Change a name, role, groups, or switch somebody off and on */
  'PATCH /agents/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      role?: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
      groupIds?: number[]
      state?: "active" | "disabled"
    }
    answer: {
      id: number
      name: string
      email: string
      position: string // What somebody is, as customers are told: {{agent.position}}
      role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
      state: "invited" | "active" | "disabled"
      groupIds: number[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change a brand */
  'PATCH /brands/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      language?: "en" | "ru" | "pl"
      signature?: string // Plain text with variables such as {{agent.name}}: under answers of those without a signature of their own
      autoReply?: boolean // Confirm a new request by mail
      autoReplyText?: string // For languages without a text of their own in `replies`; empty: the standard text
      complaintLink?: boolean // Under each answer, a link to a page that writes to a manager
      freeAnswer?: {
        en: string
        ru: string
        pl: string
      }
      replies?: {
        open: {
          en: string
          ru: string
          pl: string
        }
        closed: {
          en: string
          ru: string
          pl: string
        }
      }
      frames?: {
        header: {
          en: string
          ru: string
          pl: string
        }
        footer: {
          en: string
          ru: string
          pl: string
        }
      }
      replyCalendarId?: number | null
    }
    answer: {
      id: number
      name: string
      language: "en" | "ru" | "pl"
      signature: string // Plain text with variables such as {{agent.name}}: under answers of those without a signature of their own
      autoReply: boolean // Confirm a new request by mail
      autoReplyText: string // For languages without a text of their own in `replies`; empty: the standard text
      replies: {
        open: {
          en: string
          ru: string
          pl: string
        }
        closed: {
          en: string
          ru: string
          pl: string
        }
      }
      replyCalendarId: number | null
      complaintLink: boolean // Under each answer, a link to a page that writes to a manager
      freeAnswer: {
        en: string
        ru: string
        pl: string
      }
      frames: {
        header: {
          en: string
          ru: string
          pl: string
        }
        footer: {
          en: string
          ru: string
          pl: string
        }
      }
    }
  }
  /** Tick an item, rename it, give it to somebody */
  'PATCH /checklist-items/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      changes: {
        text?: string
        done?: boolean
        assigneeId?: number | null
      }
    }
    answer: {
      id: number
      version: number // Grows with each change of the text or of whose it is
      text: string
      required: boolean // Must be done before the ticket is solved
      doneAt: string | null
      doneBy: number | null
      assigneeId: number | null
    }[]
  }
  /** Say why a promise was broken */
  'PATCH /clocks/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      cause: "unassigned" | "other_line" | "on_hold" | "nobody_on_shift" | "paused_late" | "workload" | "mistake" | "other"
    }
    answer: {
      id: number
      ticketId: number
      target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return"
      policyId: number | null
      policyName: string | null
      state: "running" | "paused" | "met" | "breached" | "cancelled"
      minutes: number
      time: "business" | "calendar"
      calendarName: string | null
      startedAt: string // RFC 3339, UTC
      dueAt: string | null
      endedAt: string | null
      breachedAt: string | null
      warned: number // The greatest share, per cent, that was warned of
      cause: "unassigned" | "other_line" | "on_hold" | "nobody_on_shift" | "paused_late" | "workload" | "mistake" | "other" | null
      causeBy: number | null
      intervals: {
        state: "running" | "paused"
        status: string // The state of the ticket; `gone` while it was deleted or merged
        from: string // RFC 3339, UTC
        to: string | null
        countedMs: number // Of an interval that goes on: 0
      }[]
    }[]
  }
  /** Change a customer */
  'PATCH /customers/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string // Empty while nobody knows it
      language?: string | null
      note?: string
      companyId?: number | null
    }
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change a field, or archive it */
  'PATCH /fields/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      translations?: {
        en?: string
        ru?: string
        pl?: string
      }
      help?: string
      minimum?: number | null
      maximum?: number | null
      decimals?: number | null
      kinds?: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds?: number[]
      brandIds?: number[]
      requiredOn?: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience?: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices?: {
        key?: string
        name: string
        translations?: {
          en?: string
          ru?: string
          pl?: string
        }
        archived?: boolean
      }[]
      archived?: boolean
    }
    answer: {
      id: number
      key: string
      type: "text" | "number" | "date" | "choice" | "choices" | "person" | "link"
      name: string
      translations: {
        en?: string
        ru?: string
        pl?: string
      }
      help: string
      minimum: number | null
      maximum: number | null
      decimals: number | null
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds: number[]
      brandIds: number[]
      requiredOn: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices: {
        key: string
        name: string
        translations: {
          en?: string
          ru?: string
          pl?: string
        }
        archived: boolean // Can’t be chosen any more, and stays readable where it was
      }[]
      position: number
      archivedAt: string | null
    }
  }
  /** Change a group’s name or members */
  'PATCH /groups/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      memberIds?: number[]
    }
    answer: {
      id: number
      name: string
      memberIds: number[]
      lineId: number | null
    }
  }
  /** Change a mailbox; a password left out stays, for the same host and user */
  'PATCH /mailboxes/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      address?: string
      name?: string // The sender’s name; empty: the brand’s
      brandId?: number
      groupId?: number | null
      door?: "complaints" | "urgent" | null
      imap?: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      smtp?: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      authservId?: string | null
      signIn?: "password" | "google" | "microsoft" | "other"
      folders?: string[]
      sendingLimits?: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases?: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch?: "leave" | "read" | "flag" | "move"
      moveTo?: string
    }
    answer: {
      id: number
      address: string
      name: string // The sender’s name; empty: the brand’s
      brandId: number
      groupId: number | null
      door: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      authservId: string | null
      signIn: "password" | "google" | "microsoft" | "other"
      grant: {
        since: string // RFC 3339, UTC
        ended: boolean // Taken back or run out: somebody has to sign in again
      } | null
      state: "listening" | "connecting" | "connected" | "failing" | "signed_out" // `listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider
      folders: string[] // Fetched from; the server tells of the first at once
      sendingLimits: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch: "leave" | "read" | "flag" | "move"
      moveTo: string // The folder of `move`; made when it is not there
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      lastError: string | null
      stateSince: string // RFC 3339, UTC
      nextAttemptAt: string | null
      lastFetchAt: string | null
      past: {
        since: string // A day
        becomes: "solved" | "open"
        state: "running" | "done" | "stopped"
        total: number | null
        done: number
      } | null
    }
  }
  /** Change how one is told of what */
  'PATCH /notifications/settings': {
    path: never
    query: never
    body: {
      switches?: {
        urgent?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        complaint?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        mention?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        offered?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_breached?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_warned?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        assigned?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        delivery_failed?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        customer_replied?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        side_replied?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        new_in_group?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        note?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        answered?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        changed?: {
          desk: boolean
          mail: boolean
          push: boolean
        }
      }
      autoFollow?: boolean // Follow tickets that one writes in or is mentioned in
      mailAfterMinutes?: number // Mail goes only after so long away from the desk; 0: at once
      quiet?: {
        from: string
        to: string
      } | null
      zone?: string // IANA time zone of the quiet hours
      pushContent?: boolean // Show subject and text in a push notification
    }
    answer: {
      switches: {
        urgent: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        complaint: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        mention: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        offered: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_breached: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        clock_warned: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        assigned: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        delivery_failed: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        customer_replied: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        side_replied: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        new_in_group: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        note: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        answered: {
          desk: boolean
          mail: boolean
          push: boolean
        }
        changed: {
          desk: boolean
          mail: boolean
          push: boolean
        }
      }
      autoFollow: boolean // Follow tickets that one writes in or is mentioned in
      mailAfterMinutes: number // Mail goes only after so long away from the desk; 0: at once
      quiet: {
        from: string
        to: string
      } | null
      zone: string // IANA time zone of the quiet hours
      pushContent: boolean // Show subject and text in a push notification
    }
  }
  /** Mark one as read, or as unread again */
  'PATCH /notifications/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      read: boolean
    }
    answer: null
  }
  /** Rename a service or change what it may do */
  'PATCH /services/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      permissions?: ("directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.delete" | "view.share" | "customer.read" | "customer.change" | "mail.watch" | "group.manage" | "brand.manage" | "line.manage" | "settings.manage" | "field.manage" | "level.manage" | "webhook.manage" | "status.read")[]
    }
    answer: {
      id: number
      name: string
      permissions: string[]
      tokens: {
        id: number
        name: string
        prefix: string // The beginning of the token, to tell it from others
        scopes: string[]
        createdAt: string // RFC 3339, UTC
        expiresAt: string | null
        lastUsedAt: string | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change some settings */
  'PATCH /settings': {
    path: never
    query: never
    body: {
      company?: string
      language?: "en" | "ru" | "pl"
      closeAfterDays?: number // A solved ticket is closed after so many days; a later message starts a new, linked one
      attachmentLimitMb?: number // Largest single attachment, MB
      junkScore?: number // A new mail to which the filter in front gives this score or more is junk
      junkDays?: number // Junk is purged after so many days
    }
    answer: {
      company: string
      language: "en" | "ru" | "pl"
      closeAfterDays: number // A solved ticket is closed after so many days; a later message starts a new, linked one
      attachmentLimitMb: number // Largest single attachment, MB
      junkScore: number // A new mail to which the filter in front gives this score or more is junk
      junkDays: number // Junk is purged after so many days
    }
  }
  /** End a side conversation, or open it again */
  'PATCH /sides/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      state: "open" | "done"
    }
    answer: {
      id: number
      ticketId: number
      subject: string
      state: "open" | "done"
      participants: {
        address: string
        name: string
      }[]
      messages: number // How many have been written
      lastFrom: "us" | "them" | "machine" // Who wrote last
      lastAt: string // RFC 3339, UTC
      failed: boolean // The last message of ours did not arrive
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change fields of a ticket */
  'PATCH /tickets/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      changes: {
        subject?: string
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        tags?: string[]
        groupId?: number | null
        assigneeId?: number | null
        brandId?: number
        productId?: number | null
        language?: string | null
        custom?: Record<string, unknown>
      }
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Say what comes before a part, whether the customer sees it, or drop it */
  'PATCH /tickets/{id}/project/parts/{partId}': {
    path: {
      id: number
      partId: number
    }
    query: never
    body: {
      shown?: boolean // The customer sees its title and its state
      after?: number[] // Tickets of other parts of the project that have to be done first
      dropped?: boolean
    }
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** Change a view */
  'PATCH /views/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      changes: {
        name?: string
        filter?: {
          field: "status"
          op: "is" | "not"
          values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
        } | {
          field: "priority"
          op: "is" | "not"
          values: ("low" | "normal" | "high" | "urgent")[]
        } | {
          field: "kind"
          op: "is" | "not"
          values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
        } | {
          field: "channel"
          op: "is" | "not"
          values: ("mail" | "web" | "api")[]
        } | {
          field: "language"
          op: "is" | "not"
          values: (string | null)[]
        } | {
          field: "brand"
          op: "is" | "not"
          values: number[]
        } | {
          field: "group"
          op: "is" | "not"
          values: (number | "mine" | null)[]
        } | {
          field: "line"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "product"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "assignee"
          op: "is" | "not"
          values: (number | "me" | null)[]
        } | {
          field: "customer"
          op: "is" | "not"
          values: number[]
        } | {
          field: "company"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "plan"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "service"
          op: "is" | "not"
          values: ("paid" | "free" | null)[]
        } | {
          field: "last"
          op: "is" | "not"
          values: ("customer" | "agent")[]
        } | {
          field: "waiting"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "passed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "snoozed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "deleted"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "junk"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "breached"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "urgent"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "complaint"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "project"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "part"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "agreement"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "tags"
          op: "any" | "all" | "none"
          values: string[]
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "within" | "before" | "until"
          hours: number
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "between"
          from: string | null
          to: string | null
        } | {
          field: string
          op: "is" | "not"
          values: (number | string | null)[]
        } | {
          field: string
          op: "between"
          from: number | string | null
          to: number | string | null
        }[]
        sort?: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
        groupBy?: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
        columns?: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
        layout?: "list" | "table"
        sharedWith?: "me" | "group" | "everyone"
        groupId?: number | null
      }
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      sort: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
      groupBy: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
      columns: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
      layout: "list" | "table"
      sharedWith: "me" | "group" | "everyone"
      groupId: number | null
      ownerId: number | null
    }
  }
  /** Change a webhook, or switch it off and on */
  'PATCH /webhooks/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name?: string
      url?: string
      kinds?: ("ticket.created" | "ticket.changed" | "ticket.followers_changed" | "ticket.snoozed" | "ticket.woken" | "ticket.linked" | "ticket.unlinked" | "ticket.merged" | "ticket.unmerged" | "ticket.split" | "ticket.deleted" | "ticket.restored" | "ticket.purged" | "ticket.offered" | "ticket.offer_ended" | "ticket.escalated" | "ticket.handed_back" | "ticket.returned" | "ticket.accepted" | "ticket.urgent_called" | "ticket.urgent_refused" | "ticket.urgent_alarmed" | "ticket.urgent_accepted" | "ticket.urgent_dismissed" | "ticket.complained" | "ticket.concealed" | "ticket.project_started" | "ticket.project_ended" | "ticket.project_progress" | "ticket.brief_asked" | "ticket.brief_received" | "ticket.part_added" | "ticket.part_changed" | "ticket.part_waits" | "ticket.part_ready" | "ticket.agreement_answered" | "ticket.side_opened" | "ticket.side_changed" | "ticket.side_done" | "ticket.side_reopened" | "clock.changed" | "clock.warned" | "clock.breached" | "message.created" | "message.changed" | "message.delivery_changed" | "message.withdrawn" | "customer.created" | "customer.changed" | "company.created" | "company.changed" | "company.deleted" | "plan.changed" | "contract.changed" | "time.changed" | "agent.created" | "agent.changed" | "group.created" | "group.changed" | "group.deleted" | "brand.created" | "brand.changed" | "line.created" | "line.changed" | "line.deleted" | "product.created" | "product.changed" | "mailbox.created" | "mailbox.changed" | "mailbox.deleted" | "mail_trust.changed" | "view.created" | "view.changed" | "view.deleted" | "settings.changed" | "field.created" | "field.changed" | "checklist.changed" | "checklist_template.changed" | "regulation.changed" | "material.changed" | "outgoing_mail.changed" | "inbound_mail.changed" | "import.changed" | "import.finished" | "availability.changed" | "routing.changed")[] | null
      active?: boolean
    }
    answer: {
      id: number
      name: string
      url: string
      kinds: string[] | null
      active: boolean
      failingSince: string | null
      disabledAt: string | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** What will stand under one’s answers for a brand */
  'POST /account/signatures/preview': {
    path: never
    query: never
    body: {
      brandId: number | null
      html?: string // HTML with variables such as {{agent.position}}; without pictures
    }
    answer: {
      of: "agent" | "brand" | "none" // Whose it is: the writer’s goes before the brand’s
      html: string
      text: string
    }
  }
  /** Invite somebody */
  'POST /agents': {
    path: never
    query: never
    body: {
      name: string
      email: string
      role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
      groupIds?: number[]
    }
    answer: {
      agent: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        state: "invited" | "active" | "disabled"
        groupIds: number[]
        createdAt: string // RFC 3339, UTC
      }
      link: string | null
    }
  }
  /** Invite once more; the earlier link ends */
  'POST /agents/{id}/invitation': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      agent: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        state: "invited" | "active" | "disabled"
        groupIds: number[]
        createdAt: string // RFC 3339, UTC
      }
      link: string | null
    }
  }
  /** Make a brand */
  'POST /brands': {
    path: never
    query: never
    body: {
      name: string
      language: "en" | "ru" | "pl"
      signature?: string
      autoReply?: boolean
      autoReplyText?: string
      complaintLink?: boolean
      freeAnswer?: {
        en: string
        ru: string
        pl: string
      }
      replies?: {
        open: {
          en: string
          ru: string
          pl: string
        }
        closed: {
          en: string
          ru: string
          pl: string
        }
      }
      frames?: {
        header: {
          en: string
          ru: string
          pl: string
        }
        footer: {
          en: string
          ru: string
          pl: string
        }
      }
      replyCalendarId?: number | null
    }
    answer: {
      id: number
      name: string
      language: "en" | "ru" | "pl"
      signature: string // Plain text with variables such as {{agent.name}}: under answers of those without a signature of their own
      autoReply: boolean // Confirm a new request by mail
      autoReplyText: string // For languages without a text of their own in `replies`; empty: the standard text
      replies: {
        open: {
          en: string
          ru: string
          pl: string
        }
        closed: {
          en: string
          ru: string
          pl: string
        }
      }
      replyCalendarId: number | null
      complaintLink: boolean // Under each answer, a link to a page that writes to a manager
      freeAnswer: {
        en: string
        ru: string
        pl: string
      }
      frames: {
        header: {
          en: string
          ru: string
          pl: string
        }
        footer: {
          en: string
          ru: string
          pl: string
        }
      }
    }
  }
  /** Change many tickets */
  'POST /bulk-runs': {
    path: never
    query: never
    body: {
      clientId: string // Made by the client: the same one again starts nothing new
      tickets: {
        ids: number[]
      } | {
        filter: {
          field: "status"
          op: "is" | "not"
          values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
        } | {
          field: "priority"
          op: "is" | "not"
          values: ("low" | "normal" | "high" | "urgent")[]
        } | {
          field: "kind"
          op: "is" | "not"
          values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
        } | {
          field: "channel"
          op: "is" | "not"
          values: ("mail" | "web" | "api")[]
        } | {
          field: "language"
          op: "is" | "not"
          values: (string | null)[]
        } | {
          field: "brand"
          op: "is" | "not"
          values: number[]
        } | {
          field: "group"
          op: "is" | "not"
          values: (number | "mine" | null)[]
        } | {
          field: "line"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "product"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "assignee"
          op: "is" | "not"
          values: (number | "me" | null)[]
        } | {
          field: "customer"
          op: "is" | "not"
          values: number[]
        } | {
          field: "company"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "plan"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "service"
          op: "is" | "not"
          values: ("paid" | "free" | null)[]
        } | {
          field: "last"
          op: "is" | "not"
          values: ("customer" | "agent")[]
        } | {
          field: "waiting"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "passed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "snoozed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "deleted"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "junk"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "breached"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "urgent"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "complaint"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "project"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "part"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "agreement"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "tags"
          op: "any" | "all" | "none"
          values: string[]
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "within" | "before" | "until"
          hours: number
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "between"
          from: string | null
          to: string | null
        } | {
          field: string
          op: "is" | "not"
          values: (number | string | null)[]
        } | {
          field: string
          op: "between"
          from: number | string | null
          to: number | string | null
        }[]
      }
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
        delete?: true // Takes `ticket.delete`; restored within 30 days
      }
      macroId?: number
    }
    answer: {
      id: number
      agentId: number
      state: "running" | "done" | "cancelled"
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
        delete?: true // Takes `ticket.delete`; restored within 30 days
      } | null
      undoOf: number | null
      undoneBy: number | null
      total: number
      done: number
      unchanged: number
      refused: number
      createdAt: string // RFC 3339, UTC
      finishedAt: string | null
    }
  }
  /** How many tickets a selection has */
  'POST /bulk-runs/count': {
    path: never
    query: never
    body: {
      tickets: {
        ids: number[]
      } | {
        filter: {
          field: "status"
          op: "is" | "not"
          values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
        } | {
          field: "priority"
          op: "is" | "not"
          values: ("low" | "normal" | "high" | "urgent")[]
        } | {
          field: "kind"
          op: "is" | "not"
          values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
        } | {
          field: "channel"
          op: "is" | "not"
          values: ("mail" | "web" | "api")[]
        } | {
          field: "language"
          op: "is" | "not"
          values: (string | null)[]
        } | {
          field: "brand"
          op: "is" | "not"
          values: number[]
        } | {
          field: "group"
          op: "is" | "not"
          values: (number | "mine" | null)[]
        } | {
          field: "line"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "product"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "assignee"
          op: "is" | "not"
          values: (number | "me" | null)[]
        } | {
          field: "customer"
          op: "is" | "not"
          values: number[]
        } | {
          field: "company"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "plan"
          op: "is" | "not"
          values: (number | null)[]
        } | {
          field: "service"
          op: "is" | "not"
          values: ("paid" | "free" | null)[]
        } | {
          field: "last"
          op: "is" | "not"
          values: ("customer" | "agent")[]
        } | {
          field: "waiting"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "passed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "snoozed"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "deleted"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "junk"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "breached"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "urgent"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "complaint"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "project"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "part"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "agreement"
          op: "is" | "not"
          values: boolean[]
        } | {
          field: "tags"
          op: "any" | "all" | "none"
          values: string[]
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "within" | "before" | "until"
          hours: number
        } | {
          field: "created" | "updated" | "waiting_since" | "solved" | "due"
          op: "between"
          from: string | null
          to: string | null
        } | {
          field: string
          op: "is" | "not"
          values: (number | string | null)[]
        } | {
          field: string
          op: "between"
          from: number | string | null
          to: number | string | null
        }[]
      }
    }
    answer: {
      count: number
      more: boolean
    }
  }
  /** Stop a bulk change; what has been changed stays so */
  'POST /bulk-runs/{id}/cancel': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      agentId: number
      state: "running" | "done" | "cancelled"
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
        delete?: true // Takes `ticket.delete`; restored within 30 days
      } | null
      undoOf: number | null
      undoneBy: number | null
      total: number
      done: number
      unchanged: number
      refused: number
      createdAt: string // RFC 3339, UTC
      finishedAt: string | null
    }
  }
  /** Put the changed fields back, of each ticket where nobody changed them since */
  'POST /bulk-runs/{id}/undo': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      agentId: number
      state: "running" | "done" | "cancelled"
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
        delete?: true // Takes `ticket.delete`; restored within 30 days
      } | null
      undoOf: number | null
      undoneBy: number | null
      total: number
      done: number
      unchanged: number
      refused: number
      createdAt: string // RFC 3339, UTC
      finishedAt: string | null
    }
  }
  /** Make a calendar */
  'POST /calendars': {
    path: never
    query: never
    body: {
      name: string
      rules: {
        zone: string // IANA name: Europe/Warsaw
        week: {
          from: string
          to: string | "24:00"
        }[][] // Seven days, Monday first
        holidays: {
          country: string // ISO 3166: PL
          region: string | null
        } | null
        exceptions: {
          date: string
          name: string
          spans: {
            from: string
            to: string | "24:00"
          }[]
        }[]
      }
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      rules: {
        zone: string // IANA name: Europe/Warsaw
        week: {
          from: string
          to: string | "24:00"
        }[][] // Seven days, Monday first
        holidays: {
          country: string // ISO 3166: PL
          region: string | null
        } | null
        exceptions: {
          date: string
          name: string
          spans: {
            from: string
            to: string | "24:00"
          }[]
        }[]
      }
      versions: {
        version: number
        from: string | null
      }[] // Oldest first. What was counted by one stays so
    }
  }
  /** What hours and holidays come to, without saving them */
  'POST /calendars/preview': {
    path: never
    query: never
    body: {
      zone: string // IANA name: Europe/Warsaw
      week: {
        from: string
        to: string | "24:00"
      }[][] // Seven days, Monday first
      holidays: {
        country: string // ISO 3166: PL
        region: string | null
      } | null
      exceptions: {
        date: string
        name: string
        spans: {
          from: string
          to: string | "24:00"
        }[]
      }[]
    }
    answer: {
      open: boolean // Whether somebody works at this moment
      changesAt: string | null
      weekMinutes: number // Of an ordinary week
      days: {
        date: string
        name: string
        kind: "holiday" | "transferred_off" | "transferred_working" | "exception"
        spans: {
          from: string
          to: string | "24:00"
        }[]
      }[] // Of the next twelve months
      transfersUntil: number | null
    }
  }
  /** Make a canned answer */
  'POST /canned-answers': {
    path: never
    query: never
    body: {
      title: string
      shortcut: string // Typed after a stroke in the reply box; may be empty
      html: string // HTML with variables such as {{customer.first_name|there}}
      language: string | null
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      title: string
      shortcut: string // Typed after a stroke in the reply box; may be empty
      html: string // HTML with variables such as {{customer.first_name|there}}
      language: string | null
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
  }
  /** Count that a canned answer was put into a text */
  'POST /canned-answers/{id}/uses': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Make a template */
  'POST /checklist-templates': {
    path: never
    query: never
    body: {
      name: string
      items: string[]
      required?: boolean
      kinds?: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
    }
    answer: {
      id: number
      name: string
      items: string[]
      required: boolean // Its items must be done before the ticket is solved
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // A ticket that becomes of such a kind gets it by itself
    }
  }
  /** Make a company */
  'POST /companies': {
    path: never
    query: never
    body: {
      name: string
      parentId: number | null
      domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
      note: string
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      parentId: number | null
      domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
      note: string
      parentName: string | null
      memberCount: number // At most 1,000 are counted
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a contract with the terms that its plan has now */
  'POST /contracts': {
    path: never
    query: never
    body: {
      customerId: number | null
      companyId: number | null
      planId: number
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId?: number | null
      state: "draft" | "active"
    }
    answer: {
      id: number
      version: number // Grows with each change
      customerId: number | null
      companyId: number | null
      holderName: string
      planId: number
      planName: string
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId: number | null
      state: "draft" | "active" | "ended" | "cancelled"
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      }
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Add a customer */
  'POST /customers': {
    path: never
    query: never
    body: {
      name: string
      address: string
      language?: string | null
    }
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Add an address */
  'POST /customers/{id}/identities': {
    path: {
      id: number
    }
    query: never
    body: {
      channel: "mail"
      address: string
    }
    answer: {
      id: number
      name: string // Empty while nobody knows it
      language: string | null
      note: string
      companyId: number | null
      companyName: string | null
      identities: {
        id: number
        channel: "mail" | "web" | "api"
        address: string
        bounce: {
          since: string // RFC 3339, UTC
          status: string | null
          reason: string
        } | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a key for a domain of ours; it signs once its record is found */
  'POST /dkim-keys': {
    path: never
    query: never
    body: {
      domain: string
    }
    answer: {
      id: number
      domain: string
      selector: string
      state: "waiting" | "signing" | "retired" // `waiting` for its record; `retired`: another one signs now, and mails on their way still need its record
      record: {
        name: string
        value: string
      } // A TXT record to be published
      problem: "missing" | "no_key" | "revoked" | "different" | "several" | "testing" | "not_reached" | null
      found: string | null
      checkedAt: string | null
      createdAt: string // RFC 3339, UTC
      createdBy: string | null
      signingSince: string | null
      retiredAt: string | null
    }
  }
  /** Look for a key’s record now; one that waited for it begins to sign */
  'POST /dkim-keys/{id}/check': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      domain: string
      selector: string
      state: "waiting" | "signing" | "retired" // `waiting` for its record; `retired`: another one signs now, and mails on their way still need its record
      record: {
        name: string
        value: string
      } // A TXT record to be published
      problem: "missing" | "no_key" | "revoked" | "different" | "several" | "testing" | "not_reached" | null
      found: string | null
      checkedAt: string | null
      createdAt: string // RFC 3339, UTC
      createdBy: string | null
      signingSince: string | null
      retiredAt: string | null
    }
  }
  /** Sign with this key from now on, whether its record is found or not */
  'POST /dkim-keys/{id}/use': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      domain: string
      selector: string
      state: "waiting" | "signing" | "retired" // `waiting` for its record; `retired`: another one signs now, and mails on their way still need its record
      record: {
        name: string
        value: string
      } // A TXT record to be published
      problem: "missing" | "no_key" | "revoked" | "different" | "several" | "testing" | "not_reached" | null
      found: string | null
      checkedAt: string | null
      createdAt: string // RFC 3339, UTC
      createdBy: string | null
      signingSince: string | null
      retiredAt: string | null
    }
  }
  /** Promise something for urgent calls, or for complaints */
  'POST /door-promises': {
    path: never
    query: never
    body: {
      of: "urgent" | "complaint"
    }
    answer: null
  }
  /** Make a rule */
  'POST /escalation-rules': {
    path: never
    query: never
    body: {
      name: string
      enabled: boolean
      happens: "changed" | "reopened" | "message" | "breached" // `changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`
      times: number // Which reopening
      words: string[]
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      groupId: number // To whom it is passed
      shares: "note" | "conversation" // What people from outside see, where the group has such
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      happens: "changed" | "reopened" | "message" | "breached" // `changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`
      times: number // Which reopening
      words: string[]
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      groupId: number // To whom it is passed
      shares: "note" | "conversation" // What people from outside see, where the group has such
    }
  }
  /** Declare a field */
  'POST /fields': {
    path: never
    query: never
    body: {
      key?: string
      type: "text" | "number" | "date" | "choice" | "choices" | "person" | "link"
      name: string
      translations?: {
        en?: string
        ru?: string
        pl?: string
      }
      help?: string
      minimum?: number | null
      maximum?: number | null
      decimals?: number | null
      kinds?: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds?: number[]
      brandIds?: number[]
      requiredOn?: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience?: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices?: {
        key?: string
        name: string
        translations?: {
          en?: string
          ru?: string
          pl?: string
        }
        archived?: boolean
      }[]
    }
    answer: {
      id: number
      key: string
      type: "text" | "number" | "date" | "choice" | "choices" | "person" | "link"
      name: string
      translations: {
        en?: string
        ru?: string
        pl?: string
      }
      help: string
      minimum: number | null
      maximum: number | null
      decimals: number | null
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds: number[]
      brandIds: number[]
      requiredOn: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices: {
        key: string
        name: string
        translations: {
          en?: string
          ru?: string
          pl?: string
        }
        archived: boolean // Can’t be chosen any more, and stays readable where it was
      }[]
      position: number
      archivedAt: string | null
    }
  }
  /** Make a group */
  'POST /groups': {
    path: never
    query: never
    body: {
      name: string
      memberIds?: number[]
    }
    answer: {
      id: number
      name: string
      memberIds: number[]
      lineId: number | null
    }
  }
  /** Upload a file (multipart field `file`) to import; says what it seems to be */
  'POST /import-files': {
    path: never
    query: never
    body: never
    answer: {
      id: string
      name: string
      size: number
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers" | null
      columns: {
        name: string
        samples: string[]
        guess: string | null
      }[]
    }
  }
  /** Read files and see what bringing them in would come to; nothing is brought in yet */
  'POST /imports': {
    path: never
    query: never
    body: {
      clientId: string
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
      origin: string // Name of the desk that it comes from: imports of one name know what they brought before
      files: string[]
      mapping?: Record<string, unknown> // Of a table: column → field; a column that is not named is left out
    }
    answer: {
      id: number
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
      origin: string
      state: "reading" | "ready" | "running" | "finished" | "stopped" | "failed"
      phase: "reading" | "people" | "tickets" | "done"
      done: number // Bytes while it is read, then customers and tickets
      total: number
      files: string[]
      plan: {
        customers: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        tickets: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        messages: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        newGroups: string[]
        unknownAgents: string[]
      } | null
      results: {
        customers: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        tickets: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        messages: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
      }
      problems: number
      error: "damaged" | "empty" | "internal" | null
      createdBy: string | null
      createdAt: string // RFC 3339, UTC
      startedAt: string | null
      finishedAt: string | null
    }
  }
  /** Bring in what was read, or go on where it was stopped */
  'POST /imports/{id}/start': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
      origin: string
      state: "reading" | "ready" | "running" | "finished" | "stopped" | "failed"
      phase: "reading" | "people" | "tickets" | "done"
      done: number // Bytes while it is read, then customers and tickets
      total: number
      files: string[]
      plan: {
        customers: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        tickets: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        messages: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        newGroups: string[]
        unknownAgents: string[]
      } | null
      results: {
        customers: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        tickets: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        messages: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
      }
      problems: number
      error: "damaged" | "empty" | "internal" | null
      createdBy: string | null
      createdAt: string // RFC 3339, UTC
      startedAt: string | null
      finishedAt: string | null
    }
  }
  /** Stop; what was brought in stays */
  'POST /imports/{id}/stop': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      source: "podpora" | "zendesk" | "zammad" | "csv_tickets" | "csv_customers"
      origin: string
      state: "reading" | "ready" | "running" | "finished" | "stopped" | "failed"
      phase: "reading" | "people" | "tickets" | "done"
      done: number // Bytes while it is read, then customers and tickets
      total: number
      files: string[]
      plan: {
        customers: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        tickets: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        messages: {
          found: number
          made: number
          changed: number // Known from an earlier import, and different since
          known: number
          skipped: number
        }
        newGroups: string[]
        unknownAgents: string[]
      } | null
      results: {
        customers: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        tickets: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
        messages: {
          made: number
          updated: number
          unchanged: number
          kept: number // Different there, but touched here since: left as it is
          skipped: number
        }
      }
      problems: number
      error: "damaged" | "empty" | "internal" | null
      createdBy: string | null
      createdAt: string // RFC 3339, UTC
      startedAt: string | null
      finishedAt: string | null
    }
  }
  /** Try to take in again what has failed */
  'POST /inbound-mails/{id}/retry': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      source: "smtp" | "imap"
      from: string
      to: string[]
      subject: string
      size: number
      state: "received" | "processed" | "duplicate" | "failed"
      error: string | null
      attempts: number
      ticketId: number | null
      receivedAt: string // RFC 3339, UTC
    }
  }
  /** Where a message would go that came now, and by which rules */
  'POST /intake-preview': {
    path: never
    query: never
    body: {
      from: string
      subject: string
      text: string
      brandId: number | null
      language: "en" | "ru" | "pl" | null
    }
    answer: {
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      priority: "low" | "normal" | "high" | "urgent"
      tags: string[]
      urgent: boolean
      project: boolean
      because: {
        ruleId: number
        name: string
        sets: ("line" | "group" | "product" | "kind" | "priority" | "tags" | "urgent" | "project")[]
      }[] // The rules that were met and changed something, in their order
      entitlement: {
        service: "paid" | "free" | null
        why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used"
        contractId: number | null
        planId: number | null
        planName: string | null
        packId: number | null
        lineId: number | null
        balance: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        visits: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        unfit: {
          contractId: number
          planName: string
          why: "not_begun" | "over" | "kind" | "channel" | "product" | "used_up"
        }[] // Contracts that are there and do not count
      }
    }
  }
  /** Make a rule */
  'POST /intake-rules': {
    path: never
    query: never
    body: {
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }
  }
  /** What a change of a policy would do to open tickets, without making it */
  'POST /levels/effect': {
    path: never
    query: never
    body: {
      draft: {
        id: number | null
        policy: {
          name: string
          enabled: boolean
          conditions: {
            field: "status"
            op: "is" | "not"
            values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
          } | {
            field: "priority"
            op: "is" | "not"
            values: ("low" | "normal" | "high" | "urgent")[]
          } | {
            field: "kind"
            op: "is" | "not"
            values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
          } | {
            field: "channel"
            op: "is" | "not"
            values: ("mail" | "web" | "api")[]
          } | {
            field: "language"
            op: "is" | "not"
            values: (string | null)[]
          } | {
            field: "brand"
            op: "is" | "not"
            values: number[]
          } | {
            field: "group"
            op: "is" | "not"
            values: (number | "mine" | null)[]
          } | {
            field: "line"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "product"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "assignee"
            op: "is" | "not"
            values: (number | "me" | null)[]
          } | {
            field: "customer"
            op: "is" | "not"
            values: number[]
          } | {
            field: "company"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "plan"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "service"
            op: "is" | "not"
            values: ("paid" | "free" | null)[]
          } | {
            field: "last"
            op: "is" | "not"
            values: ("customer" | "agent")[]
          } | {
            field: "waiting"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "passed"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "snoozed"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "deleted"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "junk"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "breached"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "urgent"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "complaint"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "project"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "part"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "agreement"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "tags"
            op: "any" | "all" | "none"
            values: string[]
          } | {
            field: "created" | "updated" | "waiting_since" | "solved" | "due"
            op: "within" | "before" | "until"
            hours: number
          } | {
            field: "created" | "updated" | "waiting_since" | "solved" | "due"
            op: "between"
            from: string | null
            to: string | null
          } | {
            field: string
            op: "is" | "not"
            values: (number | string | null)[]
          } | {
            field: string
            op: "between"
            from: number | string | null
            to: number | string | null
          }[]
          calendarId: number | null
          targets: {
            target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
            minutes: {
              low: number | null
              normal: number | null
              high: number | null
              urgent: number | null
            }
            time: "business" | "calendar" // By the policy’s calendar, or every minute
            pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
            warnAt: number[] // Per cent of the time that have passed
          }[]
          actions: {
            on: "warning" | "breach"
            targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
            step: {
              kind: "notify"
              whom: ("assignee" | "group" | "followers" | "supervisors")[]
              agentIds: number[]
            } | {
              kind: "raise_priority"
            } | {
              kind: "unassign"
            } | {
              kind: "group"
              groupId: number
            } | {
              kind: "escalate"
            }
          }[]
        }
      }
    }
    answer: {
      looked: number // So many open tickets were looked at, the newest ones
      all: boolean // Whether these are all that are open
      changed: number // Of these so many would be due at another time
      breached: number // So many would count as broken at once, which are not now
      healed: number // So many would not count as broken any more
      examples: {
        ticketId: number
        subject: string
        from: string | null
        to: string | null
      }[]
    }
  }
  /** Make a policy, behind the others */
  'POST /levels/policies': {
    path: never
    query: never
    body: {
      name: string
      enabled: boolean
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      calendarId: number | null
      targets: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
        minutes: {
          low: number | null
          normal: number | null
          high: number | null
          urgent: number | null
        }
        time: "business" | "calendar" // By the policy’s calendar, or every minute
        pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
        warnAt: number[] // Per cent of the time that have passed
      }[]
      actions: {
        on: "warning" | "breach"
        targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
        step: {
          kind: "notify"
          whom: ("assignee" | "group" | "followers" | "supervisors")[]
          agentIds: number[]
        } | {
          kind: "raise_priority"
        } | {
          kind: "unassign"
        } | {
          kind: "group"
          groupId: number
        } | {
          kind: "escalate"
        }
      }[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      position: number
      name: string
      enabled: boolean
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      calendarId: number | null
      targets: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
        minutes: {
          low: number | null
          normal: number | null
          high: number | null
          urgent: number | null
        }
        time: "business" | "calendar" // By the policy’s calendar, or every minute
        pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
        warnAt: number[] // Per cent of the time that have passed
      }[]
      actions: {
        on: "warning" | "breach"
        targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
        step: {
          kind: "notify"
          whom: ("assignee" | "group" | "followers" | "supervisors")[]
          agentIds: number[]
        } | {
          kind: "raise_priority"
        } | {
          kind: "unassign"
        } | {
          kind: "group"
          groupId: number
        } | {
          kind: "escalate"
        }
      }[]
    }
  }
  /** What would be promised to a ticket that came in now */
  'POST /levels/trial': {
    path: never
    query: never
    body: {
      draft: {
        id: number | null
        policy: {
          name: string
          enabled: boolean
          conditions: {
            field: "status"
            op: "is" | "not"
            values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
          } | {
            field: "priority"
            op: "is" | "not"
            values: ("low" | "normal" | "high" | "urgent")[]
          } | {
            field: "kind"
            op: "is" | "not"
            values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
          } | {
            field: "channel"
            op: "is" | "not"
            values: ("mail" | "web" | "api")[]
          } | {
            field: "language"
            op: "is" | "not"
            values: (string | null)[]
          } | {
            field: "brand"
            op: "is" | "not"
            values: number[]
          } | {
            field: "group"
            op: "is" | "not"
            values: (number | "mine" | null)[]
          } | {
            field: "line"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "product"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "assignee"
            op: "is" | "not"
            values: (number | "me" | null)[]
          } | {
            field: "customer"
            op: "is" | "not"
            values: number[]
          } | {
            field: "company"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "plan"
            op: "is" | "not"
            values: (number | null)[]
          } | {
            field: "service"
            op: "is" | "not"
            values: ("paid" | "free" | null)[]
          } | {
            field: "last"
            op: "is" | "not"
            values: ("customer" | "agent")[]
          } | {
            field: "waiting"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "passed"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "snoozed"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "deleted"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "junk"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "breached"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "urgent"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "complaint"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "project"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "part"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "agreement"
            op: "is" | "not"
            values: boolean[]
          } | {
            field: "tags"
            op: "any" | "all" | "none"
            values: string[]
          } | {
            field: "created" | "updated" | "waiting_since" | "solved" | "due"
            op: "within" | "before" | "until"
            hours: number
          } | {
            field: "created" | "updated" | "waiting_since" | "solved" | "due"
            op: "between"
            from: string | null
            to: string | null
          } | {
            field: string
            op: "is" | "not"
            values: (number | string | null)[]
          } | {
            field: string
            op: "between"
            from: number | string | null
            to: number | string | null
          }[]
          calendarId: number | null
          targets: {
            target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
            minutes: {
              low: number | null
              normal: number | null
              high: number | null
              urgent: number | null
            }
            time: "business" | "calendar" // By the policy’s calendar, or every minute
            pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
            warnAt: number[] // Per cent of the time that have passed
          }[]
          actions: {
            on: "warning" | "breach"
            targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
            step: {
              kind: "notify"
              whom: ("assignee" | "group" | "followers" | "supervisors")[]
              agentIds: number[]
            } | {
              kind: "raise_priority"
            } | {
              kind: "unassign"
            } | {
              kind: "group"
              groupId: number
            } | {
              kind: "escalate"
            }
          }[]
        }
      } | null
      ticket: {
        subject?: string
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        tags: string[]
      }
    }
    answer: {
      policyId: number | null
      policyName: string | null
      dues: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return"
        minutes: number
        dueAt: string // RFC 3339, UTC
        warnAt: string[]
      }[]
    }
  }
  /** Make a line */
  'POST /lines': {
    path: never
    query: never
    body: {
      name: string
      level: number // 1 takes what comes in; more is further up
      acceptMinutes: number | null
      answerMinutes: number | null
      returnMinutes: number | null
      noteRequired: boolean // Nothing is passed here without a hand-over note
      hourCost: {
        amount: number
        currency: string // ISO 4217
      } | null
      free?: boolean // Takes what nobody pays for; there is one such line. Left out: no, or as it was
      groupIds: number[] // Who works on this line
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      level: number // 1 takes what comes in; more is further up
      acceptMinutes: number | null
      answerMinutes: number | null
      returnMinutes: number | null
      noteRequired: boolean // Nothing is passed here without a hand-over note
      free: boolean // Takes what nobody pays for: bugs, without limit (R10)
      hourCost: {
        amount: number
        currency: string // ISO 4217
      } | null
    }
  }
  /** Block or allow a sender; from the other list it goes */
  'POST /listed-senders': {
    path: never
    query: never
    body: {
      list: "allow" | "block"
      entry: string // An address, or `@example.com` for a domain with all below it
    }
    answer: {
      id: number
      list: "allow" | "block"
      entry: string
      createdAt: string // RFC 3339, UTC
      createdBy: string | null
    }
  }
  /** Make a macro */
  'POST /macros': {
    path: never
    query: never
    body: {
      name: string
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      name: string
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
  }
  /** Finish a sign-in with what the provider sent the browser back with */
  'POST /mail/sign-in': {
    path: never
    query: never
    body: {
      state: string
      code?: string
      iss?: string
      error?: string
      errorDescription?: string
    }
    answer: {
      mailboxId: number | null
      problem: "expired" | "denied" | "code_refused" | "client_refused" | "no_refresh" | "busy" | "timeout" | "unreachable" | "other" | null
      detail: string | null
    }
  }
  /** Add a mailbox */
  'POST /mailboxes': {
    path: never
    query: never
    body: {
      address: string
      name?: string
      brandId: number
      groupId: number | null
      door?: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      authservId?: string | null
      signIn?: "password" | "google" | "microsoft" | "other"
      folders?: string[]
      sendingLimits?: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases?: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch?: "leave" | "read" | "flag" | "move"
      moveTo?: string
    }
    answer: {
      id: number
      address: string
      name: string // The sender’s name; empty: the brand’s
      brandId: number
      groupId: number | null
      door: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      authservId: string | null
      signIn: "password" | "google" | "microsoft" | "other"
      grant: {
        since: string // RFC 3339, UTC
        ended: boolean // Taken back or run out: somebody has to sign in again
      } | null
      state: "listening" | "connecting" | "connected" | "failing" | "signed_out" // `listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider
      folders: string[] // Fetched from; the server tells of the first at once
      sendingLimits: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch: "leave" | "read" | "flag" | "move"
      moveTo: string // The folder of `move`; made when it is not there
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      lastError: string | null
      stateSince: string // RFC 3339, UTC
      nextAttemptAt: string | null
      lastFetchAt: string | null
      past: {
        since: string // A day
        becomes: "solved" | "open"
        state: "running" | "done" | "stopped"
        total: number | null
        done: number
      } | null
    }
  }
  /** Try a mailbox’s servers without saving; a password left out is the stored one */
  'POST /mailboxes/check': {
    path: never
    query: never
    body: {
      address: string
      name?: string
      brandId: number
      groupId: number | null
      door?: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      authservId?: string | null
      signIn?: "password" | "google" | "microsoft" | "other"
      folders?: string[]
      sendingLimits?: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases?: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch?: "leave" | "read" | "flag" | "move"
      moveTo?: string
    }
    answer: {
      imap: {
        ok: boolean
        problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
        detail: string | null
      } | null
      smtp: {
        ok: boolean
        problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
        detail: string | null
      } | null
    }
  }
  /** The folders on a mailbox’s server, without saving; a password left out is the stored one */
  'POST /mailboxes/folders': {
    path: never
    query: never
    body: {
      address: string
      name?: string
      brandId: number
      groupId: number | null
      door?: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user?: string
        password?: string // Left out: the stored one stays
      } | null
      authservId?: string | null
      signIn?: "password" | "google" | "microsoft" | "other"
      folders?: string[]
      sendingLimits?: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases?: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch?: "leave" | "read" | "flag" | "move"
      moveTo?: string
    }
    answer: {
      folders: {
        path: string
        use: string | null
      }[]
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      detail: string | null
    }
  }
  /** Where to go to sign a mailbox in */
  'POST /mailboxes/{id}/sign-in': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      url: string // Where the browser goes to sign in
    }
  }
  /** Write a material */
  'POST /materials': {
    path: never
    query: never
    body: {
      title: string
      language: "en" | "ru" | "pl"
      html: string // HTML without pictures; sanitised on arrival
      state: "draft" | "published" // A draft is offered to nobody, and its links lead nowhere
      readers: "everyone" | "plans"
      planIds: number[] // With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      title: string
      language: "en" | "ru" | "pl"
      html: string // HTML without pictures; sanitised on arrival
      state: "draft" | "published" // A draft is offered to nobody, and its links lead nowhere
      readers: "everyone" | "plans"
      planIds: number[] // With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      updatedAt: string // RFC 3339, UTC
    }
  }
  /** Try to deliver an answer again */
  'POST /messages/{id}/delivery': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      ticketId: number
      sideId: number | null
      kind: "public" | "note"
      direction: "in" | "out" | "internal"
      author: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      channel: "mail" | "web" | "api"
      text: string
      folds: {
        kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
        from: number
        to: number
      }[] | null
      html: string | null
      remotePictures: boolean
      automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
      trust: {
        verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
        warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
        domain: string | null
        hidden: string | null
        like: string | null
        spf: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          domain: string | null
        }
        dkim: {
          domain: string
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          aligned: boolean // It is the domain of From
          note: string | null
        }[]
        dmarc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          policy: "none" | "quarantine" | "reject" | null
        }
        arc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          sealers: string[]
        }
        signature?: {
          state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
          key: string | null
          holder: string | null
        } | null
      } | null
      mentions: number[]
      attachments: {
        id: number
        name: string
        type: string
        size: number // bytes
        inline: boolean // Shown inside the text
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      from: string | null
      to: string[]
      cc: string[]
      bcc: string[] // In blind copy: known to colleagues alone
      alsoTo: string[] // Our other mailboxes that the same message came to
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Send at once what was to leave later */
  'POST /messages/{id}/send-now': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      ticketId: number
      sideId: number | null
      kind: "public" | "note"
      direction: "in" | "out" | "internal"
      author: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      channel: "mail" | "web" | "api"
      text: string
      folds: {
        kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
        from: number
        to: number
      }[] | null
      html: string | null
      remotePictures: boolean
      automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
      trust: {
        verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
        warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
        domain: string | null
        hidden: string | null
        like: string | null
        spf: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          domain: string | null
        }
        dkim: {
          domain: string
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          aligned: boolean // It is the domain of From
          note: string | null
        }[]
        dmarc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          policy: "none" | "quarantine" | "reject" | null
        }
        arc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          sealers: string[]
        }
        signature?: {
          state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
          key: string | null
          holder: string | null
        } | null
      } | null
      mentions: number[]
      attachments: {
        id: number
        name: string
        type: string
        size: number // bytes
        inline: boolean // Shown inside the text
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      from: string | null
      to: string[]
      cc: string[]
      bcc: string[] // In blind copy: known to colleagues alone
      alsoTo: string[] // Our other mailboxes that the same message came to
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Take back an answer that has not left */
  'POST /messages/{id}/take-back': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      ticketId: number
    }
  }
  /** Mark all as read, or those of one ticket */
  'POST /notifications/read': {
    path: never
    query: never
    body: {
      ticketId?: number
      until?: string // What came later stays unread
    }
    answer: null
  }
  /** Try to send again what is held or has failed */
  'POST /outbox/{id}/retry': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      kind: "answer" | "auto_reply" | "invitation" | "password_reset" | "notification" | "side"
      from: string
      to: string[]
      cc: string[]
      bcc: string[]
      subject: string
      text: string | null
      ticketId: number | null
      messageId: number | null
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      }
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Add a pack of hours or cases */
  'POST /packs': {
    path: never
    query: never
    body: {
      customerId: number | null
      companyId: number | null
      unit: "minutes" | "tickets" | "visits"
      amount: number
      expiresOn: string | null
      price: {
        amount: number
        currency: string // ISO 4217
      } | null
      note: string
    }
    answer: {
      id: number
      customerId: number | null
      companyId: number | null
      holderName: string
      unit: "minutes" | "tickets" | "visits"
      amount: number
      left: number
      position: number // Those with a lower one are used first
      expiresOn: string | null
      price: {
        amount: number
        currency: string // ISO 4217
      } | null
      note: string
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a reason */
  'POST /passing-reasons': {
    path: never
    query: never
    body: {
      name: string
      ways: ("up" | "down" | "aside" | "return")[] // Where it is offered
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      ways: ("up" | "down" | "aside" | "return")[] // Where it is offered
      archivedAt: string | null
    }
  }
  /** Ask for a new password; the answer is the same for every address */
  'POST /password-resets': {
    path: never
    query: never
    body: {
      email: string
    }
    answer: null
  }
  /** Make a plan */
  'POST /plans': {
    path: never
    query: never
    body: {
      name: string
      lineId: number | null
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      notices?: {
        on: boolean // Renewal offers, and once a month that little is left
        before: number[] // Days before the end on which a renewal is offered
        after: number[] // Days after it, where nothing follows
      }
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      lineId: number | null
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      notices: {
        on: boolean // Renewal offers, and once a month that little is left
        before: number[] // Days before the end on which a renewal is offered
        after: number[] // Days after it, where nothing follows
      }
      archivedAt: string | null
    }
  }
  /** Take a ready set-up */
  'POST /presets': {
    path: never
    query: never
    body: {
      key: "one_person" | "small_firm" | "three_lines" | "free_and_paid" | "five_lines"
      zone: string // IANA name: Europe/Warsaw
      holidays: {
        country: string // ISO 3166: PL
        region: string | null
      } | null
    }
    answer: null
  }
  /** Make a product */
  'POST /products': {
    path: never
    query: never
    body: {
      name: string
      freeSupport?: boolean // Left out: no, or as it was
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      freeSupport: boolean // Supported without a contract, for as long as it is in use
      archivedAt: string | null
    }
  }
  /** Have this browser show notifications */
  'POST /push/devices': {
    path: never
    query: never
    body: {
      endpoint: string
      keys: {
        p256dh: string
        auth: string
      }
    }
    answer: {
      id: number
      userAgent: string
      current: boolean // This very browser
      createdAt: string // RFC 3339, UTC
      sentAt: string | null
    }[]
  }
  /** Show a test on one’s devices */
  'POST /push/test': {
    path: never
    query: never
    body: never
    answer: {
      devices: number // How many it was sent to
    }
  }
  /** Write a page */
  'POST /regulations': {
    path: never
    query: never
    body: {
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
    }
    answer: {
      id: number
      version: number // Grows with each change; all are kept
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archivedAt: string | null
      updatedAt: string // RFC 3339, UTC
    }
  }
  /** Who would get a ticket by these settings; nothing changes */
  'POST /routing/groups/{id}/preview': {
    path: {
      id: number
    }
    query: never
    body: {
      ticketId: number
      weights: {
        load: number
        skill: number
        experience: number
        affinity: number
        fairness: number
        cost: number
      } // What counts how much, 0 not at all
      relax: {
        afterMinutes: number
        by: number
      }[] // In the order of their times. Nobody with the skill, and it takes ever less of it
      fairnessHours: number // Work handed out within so many hours counts for fairness
      paidRatio: number | null
    }
    answer: {
      agentId: number | null
      reason: "no_members" | "to_fetch" | "parts" | "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full" | null
      explanation: {
        candidates: {
          agentId: number
          total: number
          scores: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          }
        }[] // The best of those who could take it, the chosen one first
        candidateCount: number
        excluded: {
          why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
          count: number
          agentIds: number[] // Some of them
        }[]
        asked: {
          skillId: number
          level: number // Asked in the end
          originally: number
        }[]
        relaxed: {
          afterMinutes: number
          by: number
        } | null
        weights: {
          load: number
          skill: number
          experience: number
          affinity: number
          fairness: number
          cost: number
        } // What counts how much, 0 not at all
        waitedSeconds: number
        turn?: {
          ratio: number
          handedOut: number // Paid ones since the last free one
        } // Where a ticket waits for the other kind, paid or free
      }
    }
  }
  /** Take the most urgent ticket that one can take */
  'POST /routing/next': {
    path: never
    query: never
    body: never
    answer: {
      ticketId: number | null
      reason: "no_members" | "to_fetch" | "parts" | "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full" | "none_waiting" | null
    }
  }
  /** Take an offered ticket */
  'POST /routing/offers/{id}/accept': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      ticketId: number
    }
  }
  /** Decline an offered ticket: it keeps its place and its age */
  'POST /routing/offers/{id}/decline': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Replay a day under two settings; nothing changes */
  'POST /routing/simulations': {
    path: never
    query: never
    body: {
      groupId: number
      source: {
        day: string // Tickets that came on this day, in UTC
      } | {
        tickets: number // So many over eight hours
      }
      sides: unknown[]
    }
    answer: {
      id: number
      state: "running" | "done" | "failed"
      progress: number // How far it is, in thousandths
      tickets: number
      request: {
        groupId: number
        source: {
          day: string // Tickets that came on this day, in UTC
        } | {
          tickets: number // So many over eight hours
        }
        sides: unknown[]
      }
      result: unknown[] | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Build the index of the search anew; it can be searched meanwhile */
  'POST /search/rebuild': {
    path: never
    query: never
    body: never
    answer: {
      indexed: number // Customers and tickets that the running or last rebuild has done
      total: number // of so many
      rebuilding: boolean
      startedAt: string // RFC 3339, UTC
      finishedAt: string | null
      behind: number // Events, and what they put aside, that are not in the index yet; counted up to 1,000
    }
  }
  /** Make a service */
  'POST /services': {
    path: never
    query: never
    body: {
      name: string
      permissions: ("directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.delete" | "view.share" | "customer.read" | "customer.change" | "mail.watch" | "group.manage" | "brand.manage" | "line.manage" | "settings.manage" | "field.manage" | "level.manage" | "webhook.manage" | "status.read")[]
    }
    answer: {
      id: number
      name: string
      permissions: string[]
      tokens: {
        id: number
        name: string
        prefix: string // The beginning of the token, to tell it from others
        scopes: string[]
        createdAt: string // RFC 3339, UTC
        expiresAt: string | null
        lastUsedAt: string | null
      }[]
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a token of a service */
  'POST /services/{id}/tokens': {
    path: {
      id: number
    }
    query: never
    body: {
      name: string
      expiresInDays?: number | null
    }
    answer: {
      token: {
        id: number
        name: string
        prefix: string // The beginning of the token, to tell it from others
        scopes: string[]
        createdAt: string // RFC 3339, UTC
        expiresAt: string | null
        lastUsedAt: string | null
      }
      secret: string // Shown once; send it as `Authorization: Bearer …`
    }
  }
  /** Sign in */
  'POST /session': {
    path: never
    query: never
    body: {
      email: string
      password: string
    }
    answer: {
      me: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        language: "en" | "ru" | "pl"
        groupIds: number[]
        undoSeconds: number // How long this person’s answers can be taken back before they leave
        permissions: ("account.own" | "directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.bulk" | "macro.own" | "macro.share" | "view.share" | "ticket.delete" | "ticket.purge" | "complaint.read" | "customer.read" | "customer.change" | "mail.watch" | "mail.read_system" | "agent.manage" | "agent.manage_owners" | "group.manage" | "brand.manage" | "contract.read" | "contract.manage" | "time.write" | "regulation.read" | "regulation.manage" | "material.read" | "material.manage" | "line.watch" | "line.manage" | "mailbox.manage" | "settings.manage" | "field.manage" | "level.manage" | "token.own" | "service.manage" | "status.read" | "status.retry" | "import.manage" | "export.all" | "demo.remove" | "routing.take" | "routing.watch" | "routing.manage" | "webhook.manage")[]
      }
      csrfToken: string // Sent back as `x-csrf-token` with each request that changes something
      company: string
      demo: boolean // What is here came with `npm start -- --demo`, all or in part
      cursor: string // Where live events go on: whatever is asked for after this answer holds all that is before it
    }
  }
  /** Make the first owner, group, brand and mailbox; signs in */
  'POST /setup': {
    path: never
    query: never
    body: {
      key?: string
      name: string
      email: string
      password: string
      company: string
      brand: string
      brandAddress: string
      language: "en" | "ru" | "pl"
    }
    answer: {
      me: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        language: "en" | "ru" | "pl"
        groupIds: number[]
        undoSeconds: number // How long this person’s answers can be taken back before they leave
        permissions: ("account.own" | "directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.bulk" | "macro.own" | "macro.share" | "view.share" | "ticket.delete" | "ticket.purge" | "complaint.read" | "customer.read" | "customer.change" | "mail.watch" | "mail.read_system" | "agent.manage" | "agent.manage_owners" | "group.manage" | "brand.manage" | "contract.read" | "contract.manage" | "time.write" | "regulation.read" | "regulation.manage" | "material.read" | "material.manage" | "line.watch" | "line.manage" | "mailbox.manage" | "settings.manage" | "field.manage" | "level.manage" | "token.own" | "service.manage" | "status.read" | "status.retry" | "import.manage" | "export.all" | "demo.remove" | "routing.take" | "routing.watch" | "routing.manage" | "webhook.manage")[]
      }
      csrfToken: string // Sent back as `x-csrf-token` with each request that changes something
      company: string
      demo: boolean // What is here came with `npm start -- --demo`, all or in part
      cursor: string // Where live events go on: whatever is asked for after this answer holds all that is before it
    }
  }
  /** Go on in a side conversation */
  'POST /sides/{id}/messages': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      html: string // HTML; sanitised on arrival
      to: string[]
      cc?: string[]
      uploads?: string[]
      attachments?: number[] // Attachments of this ticket’s messages that go along
      anyway?: boolean // Sent even to somebody who takes part on the customer’s side
    }
    answer: {
      id: number
      ticketId: number
      sideId: number | null
      kind: "public" | "note"
      direction: "in" | "out" | "internal"
      author: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      channel: "mail" | "web" | "api"
      text: string
      folds: {
        kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
        from: number
        to: number
      }[] | null
      html: string | null
      remotePictures: boolean
      automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
      trust: {
        verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
        warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
        domain: string | null
        hidden: string | null
        like: string | null
        spf: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          domain: string | null
        }
        dkim: {
          domain: string
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          aligned: boolean // It is the domain of From
          note: string | null
        }[]
        dmarc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          policy: "none" | "quarantine" | "reject" | null
        }
        arc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          sealers: string[]
        }
        signature?: {
          state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
          key: string | null
          holder: string | null
        } | null
      } | null
      mentions: number[]
      attachments: {
        id: number
        name: string
        type: string
        size: number // bytes
        inline: boolean // Shown inside the text
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      from: string | null
      to: string[]
      cc: string[]
      bcc: string[] // In blind copy: known to colleagues alone
      alsoTo: string[] // Our other mailboxes that the same message came to
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a skill */
  'POST /skills': {
    path: never
    query: never
    body: {
      name: string
      level: number
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
    answer: {
      id: number
      version: number
      name: string
      level: number
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
  }
  /** Try all jobs again that were given up */
  'POST /status/failed-jobs/retry': {
    path: never
    query: never
    body: never
    answer: {
      count: number // How many are tried again
    }
  }
  /** Try a job again that was given up */
  'POST /status/failed-jobs/{id}/retry': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: null
  }
  /** Open a ticket */
  'POST /tickets': {
    path: never
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      subject: string
      customer: {
        address: string
        name?: string
      }
      brandId?: number
      groupId?: number | null
      assigneeId?: number | null
      priority?: "low" | "normal" | "high" | "urgent"
      kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      tags?: string[]
      productId?: number | null
      custom?: Record<string, unknown>
      from?: "agent" | "customer" // Who says the first message: we write to the customer, or write down what the customer said
      html: string // HTML; sanitised on arrival
      uploads?: string[]
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Accept a ticket that was passed on */
  'POST /tickets/{id}/accept': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Do several things to a ticket at once */
  'POST /tickets/{id}/actions': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      macroId?: number
      actions?: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      message?: {
        clientId: string // Made by the client: the same one sent again makes nothing new
        kind: "public" | "note"
        html: string // HTML; sanitised on arrival
        cc?: string[]
        bcc?: string[] // Whom nobody else sees; they take no part in the ticket by it
        mentions?: number[]
        uploads?: string[]
        status?: "open" | "pending" | "on_hold" | "solved" // The status that the ticket takes with this message
        seen?: number // Id of the last public message that the writer had before them; 0 for none. Where somebody else has answered since, the answer is refused
        anyway?: boolean // Sent even where somebody else has answered since
        undoSeconds?: number // How long an answer can be taken back before it leaves
        sendAt?: string // When an answer leaves; left out, at once
        unlessReply?: boolean // With `sendAt`: becomes a draft again where the customer writes before. Left out: it does
      }
    }
    answer: {
      ticket: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }
      message: {
        id: number
        ticketId: number
        sideId: number | null
        kind: "public" | "note"
        direction: "in" | "out" | "internal"
        author: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        channel: "mail" | "web" | "api"
        text: string
        folds: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          from: number
          to: number
        }[] | null
        html: string | null
        remotePictures: boolean
        automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
        trust: {
          verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
          warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
          domain: string | null
          hidden: string | null
          like: string | null
          spf: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            domain: string | null
          }
          dkim: {
            domain: string
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            aligned: boolean // It is the domain of From
            note: string | null
          }[]
          dmarc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            policy: "none" | "quarantine" | "reject" | null
          }
          arc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            sealers: string[]
          }
          signature?: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
        } | null
        mentions: number[]
        attachments: {
          id: number
          name: string
          type: string
          size: number // bytes
          inline: boolean // Shown inside the text
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        from: string | null
        to: string[]
        cc: string[]
        bcc: string[] // In blind copy: known to colleagues alone
        alsoTo: string[] // Our other mailboxes that the same message came to
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        } | null
        createdAt: string // RFC 3339, UTC
      } | null
    }
  }
  /** Add to a ticket’s checklist: items, or all of a template */
  'POST /tickets/{id}/checklist': {
    path: {
      id: number
    }
    query: never
    body: {
      items: {
        clientId: string // Made by the client: the same one sent again makes nothing new
        text: string
      }[]
    } | {
      templateId: number
    }
    answer: {
      id: number
      version: number // Grows with each change of the text or of whose it is
      text: string
      required: boolean // Must be done before the ticket is solved
      doneAt: string | null
      doneBy: number | null
      assigneeId: number | null
    }[]
  }
  /** Say that a complaint is about more people */
  'POST /tickets/{id}/complaint/people': {
    path: {
      id: number
    }
    query: never
    body: {
      agentIds: number[]
    }
    answer: {
      about: number[]
    }
  }
  /** Write down an expense */
  'POST /tickets/{id}/expenses': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      day: string // A day in UTC
      sum: {
        amount: number
        currency: string // ISO 4217
      }
      billable: boolean
      note: string
    }
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Put a ticket aside as junk */
  'POST /tickets/{id}/junk': {
    path: {
      id: number
    }
    query: never
    body: {
      learn: boolean // Put the sender’s address on the list: of those blocked for junk, of those allowed for “not junk”
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Link another ticket; answers with all links */
  'POST /tickets/{id}/links': {
    path: {
      id: number
    }
    query: never
    body: {
      ticketId: number
      relation: "related" | "parent" | "child" | "duplicate_of" | "duplicated_by"
    }
    answer: {
      relation: "related" | "parent" | "child" | "duplicate_of" | "duplicated_by" | "split_from" | "split_into"
      ticket: {
        id: number
        version: number // Grows with each change of a field
        subject: string
        status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
        priority: "low" | "normal" | "high" | "urgent"
        kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        channel: "mail" | "web" | "api"
        language: string | null
        tags: string[]
        brandId: number
        groupId: number | null
        lineId: number | null
        productId: number | null
        passedAt: string | null
        assigneeId: number | null
        customerId: number
        companyId: number | null
        service: "paid" | "free" | null
        planId: number | null
        asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
        customerName: string // The name, or the address where there is none
        excerpt: string // The beginning of the last public message
        lastFrom: "customer" | "agent" // Who wrote last
        createdAt: string // RFC 3339, UTC
        updatedAt: string // RFC 3339, UTC
        waitingSince: string | null
        solvedAt: string | null
        closedAt: string | null
        previousTicketId: number | null
        custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
        checklistDone: number
        checklistTotal: number
        snoozedAt: string | null
        snoozedUntil: string | null
        snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
        snoozedBy: number | null
        wokenAt: string | null
        mergedInto: number | null
        deletedAt: string | null
        junkAt: string | null
        junkWhy: "blocked" | "flagged" | "score" | "person" | null
        dueAt: string | null
        dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
        breached: boolean // A promise was broken
        urgentAt: string | null
        projectAt: string | null
        partsDone: number
        partsTotal: number // Of a project, without what was dropped
        partOf: number | null
        partNumber: number | null
        waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
        readyAt: string | null
        concealedFrom: number[] | null
      }
    }[]
  }
  /** Merge a ticket into another one; answers with that one */
  'POST /tickets/{id}/merge': {
    path: {
      id: number
    }
    query: never
    body: {
      into: number // The ticket that all messages go to
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Answer, or write an internal note */
  'POST /tickets/{id}/messages': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      kind: "public" | "note"
      html: string // HTML; sanitised on arrival
      cc?: string[]
      bcc?: string[] // Whom nobody else sees; they take no part in the ticket by it
      mentions?: number[]
      uploads?: string[]
      status?: "open" | "pending" | "on_hold" | "solved" // The status that the ticket takes with this message
      seen?: number // Id of the last public message that the writer had before them; 0 for none. Where somebody else has answered since, the answer is refused
      anyway?: boolean // Sent even where somebody else has answered since
      undoSeconds?: number // How long an answer can be taken back before it leaves
      sendAt?: string // When an answer leaves; left out, at once
      unlessReply?: boolean // With `sendAt`: becomes a draft again where the customer writes before. Left out: it does
    }
    answer: {
      id: number
      ticketId: number
      sideId: number | null
      kind: "public" | "note"
      direction: "in" | "out" | "internal"
      author: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      channel: "mail" | "web" | "api"
      text: string
      folds: {
        kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
        from: number
        to: number
      }[] | null
      html: string | null
      remotePictures: boolean
      automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
      trust: {
        verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
        warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
        domain: string | null
        hidden: string | null
        like: string | null
        spf: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          domain: string | null
        }
        dkim: {
          domain: string
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          aligned: boolean // It is the domain of From
          note: string | null
        }[]
        dmarc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          policy: "none" | "quarantine" | "reject" | null
        }
        arc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          sealers: string[]
        }
        signature?: {
          state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
          key: string | null
          holder: string | null
        } | null
      } | null
      mentions: number[]
      attachments: {
        id: number
        name: string
        type: string
        size: number // bytes
        inline: boolean // Shown inside the text
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      from: string | null
      to: string[]
      cc: string[]
      bcc: string[] // In blind copy: known to colleagues alone
      alsoTo: string[] // Our other mailboxes that the same message came to
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Bring a ticket in from the junk, as if it had come this moment */
  'POST /tickets/{id}/not-junk': {
    path: {
      id: number
    }
    query: never
    body: {
      learn: boolean // Put the sender’s address on the list: of those blocked for junk, of those allowed for “not junk”
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Pass a ticket to another group: up, down or aside */
  'POST /tickets/{id}/pass': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      version: number // The version of the ticket that the passer saw
      reasonId: number | null
      html: string // The hand-over note: what is known, what was tried, what is asked. Kept as a note of the ticket
      groupId: number
      beyondPlan?: boolean // The passer knows that the customer’s plan does not reach that line
      shares?: "note" | "conversation" // What people from outside the company see of it: the note alone, or the conversation as well
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Make a project of a ticket, or ask the customer of one for a brief */
  'POST /tickets/{id}/project': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one again makes nothing new
      brief: string | null
    }
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** Add a part to a project */
  'POST /tickets/{id}/project/parts': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one again makes nothing new
      title: string
      html: string // HTML; sanitised on arrival
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      priority: "low" | "normal" | "high" | "urgent"
      productId: number | null
      groupId: number | null
      lineId: number | null
      shown: boolean // The customer sees its title and its state
      after: number[] // Tickets of other parts of the project that have to be done first
    }
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** Restore a deleted ticket */
  'POST /tickets/{id}/restore': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Return a ticket to where it came from */
  'POST /tickets/{id}/return': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      version: number // The version of the ticket that the passer saw
      reasonId: number | null
      html: string // The hand-over note: what is known, what was tried, what is asked. Kept as a note of the ticket
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Begin a side conversation with somebody outside */
  'POST /tickets/{id}/sides': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      html: string // HTML; sanitised on arrival
      to: string[]
      cc?: string[]
      uploads?: string[]
      attachments?: number[] // Attachments of this ticket’s messages that go along
      anyway?: boolean // Sent even to somebody who takes part on the customer’s side
      subject: string
    }
    answer: {
      side: {
        id: number
        ticketId: number
        subject: string
        state: "open" | "done"
        participants: {
          address: string
          name: string
        }[]
        messages: number // How many have been written
        lastFrom: "us" | "them" | "machine" // Who wrote last
        lastAt: string // RFC 3339, UTC
        failed: boolean // The last message of ours did not arrive
        createdAt: string // RFC 3339, UTC
      }
      messages: {
        id: number
        ticketId: number
        sideId: number | null
        kind: "public" | "note"
        direction: "in" | "out" | "internal"
        author: {
          kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
          id: number | null
          name: string
        }
        channel: "mail" | "web" | "api"
        text: string
        folds: {
          kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
          from: number
          to: number
        }[] | null
        html: string | null
        remotePictures: boolean
        automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
        trust: {
          verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
          warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
          domain: string | null
          hidden: string | null
          like: string | null
          spf: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            domain: string | null
          }
          dkim: {
            domain: string
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            aligned: boolean // It is the domain of From
            note: string | null
          }[]
          dmarc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            policy: "none" | "quarantine" | "reject" | null
          }
          arc: {
            result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
            sealers: string[]
          }
          signature?: {
            state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
            key: string | null
            holder: string | null
          } | null
        } | null
        mentions: number[]
        attachments: {
          id: number
          name: string
          type: string
          size: number // bytes
          inline: boolean // Shown inside the text
          danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
          scan?: {
            state: "waiting" | "infected" | "failed"
            what: string | null
          } | null
          url: string
        }[]
        from: string | null
        to: string[]
        cc: string[]
        bcc: string[] // In blind copy: known to colleagues alone
        alsoTo: string[] // Our other mailboxes that the same message came to
        delivery: {
          state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
          attempts: number
          error: string | null
          nextAt: string | null
          sentAt: string | null
          scheduled?: {
            undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
            status: "open" | "pending" | "on_hold" | "solved" | null
            unlessReply: boolean // Becomes a draft again where the customer writes before
          }
          limited?: boolean // It waits because its mailbox may not send more at present
        } | null
        createdAt: string // RFC 3339, UTC
      }[]
    }
  }
  /** Make a ticket of its own of a message, or of that and all after it */
  'POST /tickets/{id}/split': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      messageId: number
      andLater: boolean // That message and all after it
      subject: string
      customer: "ticket" | "sender" // Whose ticket it becomes: the same customer’s, or of the customer who wrote the message
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Write down time; what is billable is taken of what the customer has */
  'POST /tickets/{id}/time': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      startedAt: string // RFC 3339, UTC
      minutes: number
      billable: boolean
      note: string
      stopsTimer: boolean // It is what the clock has counted: the clock ends with it
    }
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Alarm people about a ticket */
  'POST /tickets/{id}/urgent': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      ticketId: number
      way: "mailbox" | "rule" | "agent"
      calledAt: string // RFC 3339, UTC
      told: number // How often people were alarmed
      acceptedAt: string | null
      acceptedBy: number | null
      dismissedAt: string | null
      dismissedBy: number | null
      endedAt: string | null
    }
  }
  /** Accept an urgent ticket */
  'POST /tickets/{id}/urgent/accept': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      ticketId: number
      way: "mailbox" | "rule" | "agent"
      calledAt: string // RFC 3339, UTC
      told: number // How often people were alarmed
      acceptedAt: string | null
      acceptedBy: number | null
      dismissedAt: string | null
      dismissedBy: number | null
      endedAt: string | null
    }
  }
  /** Say that a ticket is not urgent */
  'POST /tickets/{id}/urgent/dismiss': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one again sends nothing new
      html: string // HTML; sanitised on arrival
    }
    answer: {
      id: number
      ticketId: number
      way: "mailbox" | "rule" | "agent"
      calledAt: string // RFC 3339, UTC
      told: number // How often people were alarmed
      acceptedAt: string | null
      acceptedBy: number | null
      dismissedAt: string | null
      dismissedBy: number | null
      endedAt: string | null
    }
  }
  /** Write down a visit; a billable one takes one of the visits that the customer has */
  'POST /tickets/{id}/visits': {
    path: {
      id: number
    }
    query: never
    body: {
      clientId: string // Made by the client: the same one sent again makes nothing new
      day: string // A day in UTC
      minutes: number | null
      billable: boolean
      note: string
    }
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Make a token that acts as oneself */
  'POST /tokens': {
    path: never
    query: never
    body: {
      name: string
      scopes: ("directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.delete" | "view.share" | "customer.read" | "customer.change" | "mail.watch" | "group.manage" | "brand.manage" | "line.manage" | "settings.manage" | "field.manage" | "level.manage" | "webhook.manage" | "status.read")[]
      expiresInDays?: number | null
    }
    answer: {
      token: {
        id: number
        name: string
        prefix: string // The beginning of the token, to tell it from others
        scopes: string[]
        createdAt: string // RFC 3339, UTC
        expiresAt: string | null
        lastUsedAt: string | null
      }
      secret: string // Shown once; send it as `Authorization: Bearer …`
    }
  }
  /** Upload a file (multipart field `file`) to attach to a message */
  'POST /uploads': {
    path: never
    query: never
    body: never
    answer: {
      id: string
      name: string
      type: string
      size: number
      danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
      scan?: {
        state: "waiting" | "infected" | "failed"
        what: string | null
      } | null
      url: string
    }
  }
  /** Save a view; to share one takes `view.share` */
  'POST /views': {
    path: never
    query: never
    body: {
      name: string
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      sort: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
      groupBy: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
      columns: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
      layout: "list" | "table"
      sharedWith: "me" | "group" | "everyone"
      groupId: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      sort: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
      groupBy: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
      columns: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
      layout: "list" | "table"
      sharedWith: "me" | "group" | "everyone"
      groupId: number | null
      ownerId: number | null
    }
  }
  /** Take back a deleted view */
  'POST /views/{id}/restoration': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      sort: "-updated" | "updated" | "-created" | "created" | "waiting" | "-waiting" | "due" | "-due" | "-priority" | "priority" | "-number" | "number" | string
      groupBy: "status" | "priority" | "kind" | "assignee" | "group" | "brand" | "customer" | "channel" | string | null
      columns: ("number" | "status" | "customer" | "subject" | "priority" | "kind" | "channel" | "assignee" | "group" | "brand" | "language" | "tags" | "created" | "updated" | "waiting" | "due" | string)[]
      layout: "list" | "table"
      sharedWith: "me" | "group" | "everyone"
      groupId: number | null
      ownerId: number | null
    }
  }
  /** Send one again, under its `webhook-id` */
  'POST /webhook-deliveries/{id}/replay': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      webhookId: number
      eventId: number | null
      messageId: string // `webhook-id`: the same in each attempt
      kind: string
      state: "queued" | "sending" | "delivered" | "failed"
      attempts: number
      tries: {
        at: string // RFC 3339, UTC
        status: number | null
        ms: number
        error: "private_address" | "name_not_found" | "timeout" | "redirect" | "status" | "certificate" | "connection" | null
        detail: string | null
      }[]
      nextAt: string | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Make a webhook */
  'POST /webhooks': {
    path: never
    query: never
    body: {
      name: string
      url: string
      kinds: ("ticket.created" | "ticket.changed" | "ticket.followers_changed" | "ticket.snoozed" | "ticket.woken" | "ticket.linked" | "ticket.unlinked" | "ticket.merged" | "ticket.unmerged" | "ticket.split" | "ticket.deleted" | "ticket.restored" | "ticket.purged" | "ticket.offered" | "ticket.offer_ended" | "ticket.escalated" | "ticket.handed_back" | "ticket.returned" | "ticket.accepted" | "ticket.urgent_called" | "ticket.urgent_refused" | "ticket.urgent_alarmed" | "ticket.urgent_accepted" | "ticket.urgent_dismissed" | "ticket.complained" | "ticket.concealed" | "ticket.project_started" | "ticket.project_ended" | "ticket.project_progress" | "ticket.brief_asked" | "ticket.brief_received" | "ticket.part_added" | "ticket.part_changed" | "ticket.part_waits" | "ticket.part_ready" | "ticket.agreement_answered" | "ticket.side_opened" | "ticket.side_changed" | "ticket.side_done" | "ticket.side_reopened" | "clock.changed" | "clock.warned" | "clock.breached" | "message.created" | "message.changed" | "message.delivery_changed" | "message.withdrawn" | "customer.created" | "customer.changed" | "company.created" | "company.changed" | "company.deleted" | "plan.changed" | "contract.changed" | "time.changed" | "agent.created" | "agent.changed" | "group.created" | "group.changed" | "group.deleted" | "brand.created" | "brand.changed" | "line.created" | "line.changed" | "line.deleted" | "product.created" | "product.changed" | "mailbox.created" | "mailbox.changed" | "mailbox.deleted" | "mail_trust.changed" | "view.created" | "view.changed" | "view.deleted" | "settings.changed" | "field.created" | "field.changed" | "checklist.changed" | "checklist_template.changed" | "regulation.changed" | "material.changed" | "outgoing_mail.changed" | "inbound_mail.changed" | "import.changed" | "import.finished" | "availability.changed" | "routing.changed")[] | null
    }
    answer: {
      webhook: {
        id: number
        name: string
        url: string
        kinds: string[] | null
        active: boolean
        failingSince: string | null
        disabledAt: string | null
        createdAt: string // RFC 3339, UTC
      }
      secret: string // Shown once: the key of the signatures
    }
  }
  /** Send again what was made in a span of time */
  'POST /webhooks/{id}/replay': {
    path: {
      id: number
    }
    query: never
    body: {
      from: string // RFC 3339, UTC
      to: string // RFC 3339, UTC
      failedOnly?: boolean // False: also what has arrived
    }
    answer: {
      count: number // At most 1,000 at once; ask again for the rest
    }
  }
  /** Replace the key of the signatures; the old one ends at once */
  'POST /webhooks/{id}/secret': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      webhook: {
        id: number
        name: string
        url: string
        kinds: string[] | null
        active: boolean
        failingSince: string | null
        disabledAt: string | null
        createdAt: string // RFC 3339, UTC
      }
      secret: string // Shown once: the key of the signatures
    }
  }
  /** Send a test (`webhook.test`) */
  'POST /webhooks/{id}/test': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      id: number
      webhookId: number
      eventId: number | null
      messageId: string // `webhook-id`: the same in each attempt
      kind: string
      state: "queued" | "sending" | "delivered" | "failed"
      attempts: number
      tries: {
        at: string // RFC 3339, UTC
        status: number | null
        ms: number
        error: "private_address" | "name_not_found" | "timeout" | "redirect" | "status" | "certificate" | "connection" | null
        detail: string | null
      }[]
      nextAt: string | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change one’s own password; other devices are signed out */
  'PUT /account/password': {
    path: never
    query: never
    body: {
      current: string
      password: string
    }
    answer: null
  }
  /** Keep one’s own signature, for one brand or for all */
  'PUT /account/signatures': {
    path: never
    query: never
    body: {
      brandId: number | null
      html: string // HTML with variables such as {{agent.position}}; without pictures
    }
    answer: {
      brandId: number | null
      html: string // HTML with variables such as {{agent.position}}; without pictures
    }[]
  }
  /** Change a calendar from a moment on */
  'PUT /calendars/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      rules: {
        zone: string // IANA name: Europe/Warsaw
        week: {
          from: string
          to: string | "24:00"
        }[][] // Seven days, Monday first
        holidays: {
          country: string // ISO 3166: PL
          region: string | null
        } | null
        exceptions: {
          date: string
          name: string
          spans: {
            from: string
            to: string | "24:00"
          }[]
        }[]
      }
      from?: string | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      rules: {
        zone: string // IANA name: Europe/Warsaw
        week: {
          from: string
          to: string | "24:00"
        }[][] // Seven days, Monday first
        holidays: {
          country: string // ISO 3166: PL
          region: string | null
        } | null
        exceptions: {
          date: string
          name: string
          spans: {
            from: string
            to: string | "24:00"
          }[]
        }[]
      }
      versions: {
        version: number
        from: string | null
      }[] // Oldest first. What was counted by one stays so
    }
  }
  /** Change a canned answer */
  'PUT /canned-answers/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      title: string
      shortcut: string // Typed after a stroke in the reply box; may be empty
      html: string // HTML with variables such as {{customer.first_name|there}}
      language: string | null
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      title: string
      shortcut: string // Typed after a stroke in the reply box; may be empty
      html: string // HTML with variables such as {{customer.first_name|there}}
      language: string | null
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
  }
  /** Put an item behind another one, or first */
  'PUT /checklist-items/{id}/place': {
    path: {
      id: number
    }
    query: never
    body: {
      after: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change of the text or of whose it is
      text: string
      required: boolean // Must be done before the ticket is solved
      doneAt: string | null
      doneBy: number | null
      assigneeId: number | null
    }[]
  }
  /** Write a template anew; tickets that have it stay as they are */
  'PUT /checklist-templates/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      name: string
      items: string[]
      required?: boolean
      kinds?: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
    }
    answer: {
      id: number
      name: string
      items: string[]
      required: boolean // Its items must be done before the ticket is solved
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // A ticket that becomes of such a kind gets it by itself
    }
  }
  /** Change a company */
  'PUT /companies/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      parentId: number | null
      domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
      note: string
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      parentId: number | null
      domains: string[] // Whoever writes from one of these belongs to it, unless somebody has said otherwise
      note: string
      parentName: string | null
      memberCount: number // At most 1,000 are counted
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change a contract */
  'PUT /contracts/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId?: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      customerId: number | null
      companyId: number | null
      holderName: string
      planId: number
      planName: string
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId: number | null
      state: "draft" | "active" | "ended" | "cancelled"
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      }
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Begin a draft, or cancel a contract */
  'PUT /contracts/{id}/state': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      state: "active" | "cancelled"
      reason: string
    }
    answer: {
      id: number
      version: number // Grows with each change
      customerId: number | null
      companyId: number | null
      holderName: string
      planId: number
      planName: string
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      startsOn: string // A day in UTC
      endsOn: string | null
      freeMonths: number // Nothing is paid for the first so many
      responsibleId: number | null
      note: string
      contactId: number | null
      state: "draft" | "active" | "ended" | "cancelled"
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      }
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Change a rule */
  'PUT /escalation-rules/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      enabled: boolean
      happens: "changed" | "reopened" | "message" | "breached" // `changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`
      times: number // Which reopening
      words: string[]
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      groupId: number // To whom it is passed
      shares: "note" | "conversation" // What people from outside see, where the group has such
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      happens: "changed" | "reopened" | "message" | "breached" // `changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`
      times: number // Which reopening
      words: string[]
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      groupId: number // To whom it is passed
      shares: "note" | "conversation" // What people from outside see, where the group has such
    }
  }
  /** Put the fields into an order */
  'PUT /fields/order': {
    path: never
    query: never
    body: {
      ids: number[]
    }
    answer: {
      id: number
      key: string
      type: "text" | "number" | "date" | "choice" | "choices" | "person" | "link"
      name: string
      translations: {
        en?: string
        ru?: string
        pl?: string
      }
      help: string
      minimum: number | null
      maximum: number | null
      decimals: number | null
      kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Appears on these; empty: on all
      groupIds: number[]
      brandIds: number[]
      requiredOn: ("pending" | "on_hold" | "solved")[] // A person can’t give a ticket this status while the field is empty
      audience: {
        roles: ("owner" | "admin" | "supervisor" | "agent" | "light" | "contractor")[]
        groupIds: number[]
      } | null
      choices: {
        key: string
        name: string
        translations: {
          en?: string
          ru?: string
          pl?: string
        }
        archived: boolean // Can’t be chosen any more, and stays readable where it was
      }[]
      position: number
      archivedAt: string | null
    }[]
  }
  /** Arrange the rules */
  'PUT /intake-order': {
    path: never
    query: never
    body: {
      ids: number[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }[]
  }
  /** Change a rule */
  'PUT /intake-rules/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      enabled: boolean
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      words: string[] // One of these in the subject or the text, as the beginning of a word; empty: any text
      senders: string[] // Written from one of these addresses or domains; empty: by anybody
      lineId: number | null
      groupId: number | null
      productId: number | null
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint" | null
      priority: "low" | "normal" | "high" | "urgent" | null
      addTags: string[]
      urgent?: boolean // Passes all queues and alarms people (R26); left out, no
      project?: boolean // Is a project, and its customer is asked for a brief (R14); left out, no
    }
  }
  /** Accept an invitation; signs in */
  'PUT /invitations/{token}': {
    path: {
      token: string
    }
    query: never
    body: {
      name: string
      password: string
      language: "en" | "ru" | "pl"
    }
    answer: {
      me: {
        id: number
        name: string
        email: string
        position: string // What somebody is, as customers are told: {{agent.position}}
        role: "owner" | "admin" | "supervisor" | "agent" | "light" | "contractor"
        language: "en" | "ru" | "pl"
        groupIds: number[]
        undoSeconds: number // How long this person’s answers can be taken back before they leave
        permissions: ("account.own" | "directory.read" | "ticket.read" | "ticket.read_all" | "ticket.create" | "ticket.reply" | "ticket.note" | "ticket.change" | "ticket.pass" | "ticket.bulk" | "macro.own" | "macro.share" | "view.share" | "ticket.delete" | "ticket.purge" | "complaint.read" | "customer.read" | "customer.change" | "mail.watch" | "mail.read_system" | "agent.manage" | "agent.manage_owners" | "group.manage" | "brand.manage" | "contract.read" | "contract.manage" | "time.write" | "regulation.read" | "regulation.manage" | "material.read" | "material.manage" | "line.watch" | "line.manage" | "mailbox.manage" | "settings.manage" | "field.manage" | "level.manage" | "token.own" | "service.manage" | "status.read" | "status.retry" | "import.manage" | "export.all" | "demo.remove" | "routing.take" | "routing.watch" | "routing.manage" | "webhook.manage")[]
      }
      csrfToken: string // Sent back as `x-csrf-token` with each request that changes something
      company: string
      demo: boolean // What is here came with `npm start -- --demo`, all or in part
      cursor: string // Where live events go on: whatever is asked for after this answer holds all that is before it
    }
  }
  /** The order of policies: the first that fits a ticket counts */
  'PUT /levels/order': {
    path: never
    query: never
    body: {
      ids: number[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      position: number
      name: string
      enabled: boolean
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      calendarId: number | null
      targets: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
        minutes: {
          low: number | null
          normal: number | null
          high: number | null
          urgent: number | null
        }
        time: "business" | "calendar" // By the policy’s calendar, or every minute
        pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
        warnAt: number[] // Per cent of the time that have passed
      }[]
      actions: {
        on: "warning" | "breach"
        targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
        step: {
          kind: "notify"
          whom: ("assignee" | "group" | "followers" | "supervisors")[]
          agentIds: number[]
        } | {
          kind: "raise_priority"
        } | {
          kind: "unassign"
        } | {
          kind: "group"
          groupId: number
        } | {
          kind: "escalate"
        }
      }[]
    }[]
  }
  /** Change a policy; open tickets are counted anew by it */
  'PUT /levels/policies/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      enabled: boolean
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      calendarId: number | null
      targets: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
        minutes: {
          low: number | null
          normal: number | null
          high: number | null
          urgent: number | null
        }
        time: "business" | "calendar" // By the policy’s calendar, or every minute
        pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
        warnAt: number[] // Per cent of the time that have passed
      }[]
      actions: {
        on: "warning" | "breach"
        targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
        step: {
          kind: "notify"
          whom: ("assignee" | "group" | "followers" | "supervisors")[]
          agentIds: number[]
        } | {
          kind: "raise_priority"
        } | {
          kind: "unassign"
        } | {
          kind: "group"
          groupId: number
        } | {
          kind: "escalate"
        }
      }[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      position: number
      name: string
      enabled: boolean
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      calendarId: number | null
      targets: {
        target: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance"
        minutes: {
          low: number | null
          normal: number | null
          high: number | null
          urgent: number | null
        }
        time: "business" | "calendar" // By the policy’s calendar, or every minute
        pausedIn: ("new" | "open" | "pending" | "on_hold")[] // States of the ticket in which it does not run
        warnAt: number[] // Per cent of the time that have passed
      }[]
      actions: {
        on: "warning" | "breach"
        targets: ("first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return")[]
        step: {
          kind: "notify"
          whom: ("assignee" | "group" | "followers" | "supervisors")[]
          agentIds: number[]
        } | {
          kind: "raise_priority"
        } | {
          kind: "unassign"
        } | {
          kind: "group"
          groupId: number
        } | {
          kind: "escalate"
        }
      }[]
    }
  }
  /** Change a line */
  'PUT /lines/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      level: number // 1 takes what comes in; more is further up
      acceptMinutes: number | null
      answerMinutes: number | null
      returnMinutes: number | null
      noteRequired: boolean // Nothing is passed here without a hand-over note
      hourCost: {
        amount: number
        currency: string // ISO 4217
      } | null
      free?: boolean // Takes what nobody pays for; there is one such line. Left out: no, or as it was
      groupIds: number[] // Who works on this line
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      level: number // 1 takes what comes in; more is further up
      acceptMinutes: number | null
      answerMinutes: number | null
      returnMinutes: number | null
      noteRequired: boolean // Nothing is passed here without a hand-over note
      free: boolean // Takes what nobody pays for: bugs, without limit (R10)
      hourCost: {
        amount: number
        currency: string // ISO 4217
      } | null
    }
  }
  /** Change a macro */
  'PUT /macros/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
    answer: {
      id: number
      version: number // Grows with each change
      ownerId: number
      uses: number
      lastUsedAt: string | null
      name: string
      actions: {
        status?: "open" | "pending" | "on_hold" | "solved"
        priority?: "low" | "normal" | "high" | "urgent"
        kind?: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
        groupId?: number | null
        assigneeId?: number | "me" | null // `me`: whoever does it
        brandId?: number
        productId?: number | null
        language?: string | null
        addTags?: string[]
        removeTags?: string[]
        custom?: Record<string, unknown>
        checklistId?: number // The template of a checklist that is put onto it
        follow?: boolean // Whoever does it follows the ticket, or no longer
        snooze?: {
          hours: number | null
          on: ("customer" | "colleague" | "linked_solved")[]
        }
        note?: string // HTML with variables such as {{customer.first_name|there}}
        answer?: string // HTML with variables such as {{customer.first_name|there}}
      }
      scope: "private" | "group" | "everyone" // Who may use it: its maker, a group, everyone
      groupId: number | null
    }
  }
  /** Set a provider up; a secret left out stays, for the same application */
  'PUT /mail/providers/{provider}': {
    path: {
      provider: "google" | "microsoft" | "other"
    }
    query: never
    body: {
      clientId: string
      clientSecret?: string // Left out: the stored one stays
      tenant?: string
      authorizeUrl?: string
      tokenUrl?: string
      scope?: string
    }
    answer: {
      provider: "google" | "microsoft" | "other"
      clientId: string
      hasSecret: boolean
      tenant: string
      authorizeUrl: string
      tokenUrl: string
      scope: string
    }
  }
  /** Bring in mails since a day, or go on with it; nobody is told of them */
  'PUT /mailboxes/{id}/past': {
    path: {
      id: number
    }
    query: never
    body: {
      since: string
      becomes: "solved" | "open"
    }
    answer: {
      id: number
      address: string
      name: string // The sender’s name; empty: the brand’s
      brandId: number
      groupId: number | null
      door: "complaints" | "urgent" | null
      imap: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      smtp: {
        host: string
        port: number
        security: "tls" | "starttls" | "none"
        user: string
        hasPassword: boolean
      } | null
      authservId: string | null
      signIn: "password" | "google" | "microsoft" | "other"
      grant: {
        since: string // RFC 3339, UTC
        ended: boolean // Taken back or run out: somebody has to sign in again
      } | null
      state: "listening" | "connecting" | "connected" | "failing" | "signed_out" // `listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider
      folders: string[] // Fetched from; the server tells of the first at once
      sendingLimits: {
        minute: number | null
        hour: number | null
        day: number | null
      }
      aliases: {
        address: string
        name: string
        groupId: number | null
      }[]
      afterFetch: "leave" | "read" | "flag" | "move"
      moveTo: string // The folder of `move`; made when it is not there
      problem: "name_not_found" | "no_route" | "refused" | "timeout" | "certificate" | "certificate_expired" | "certificate_name" | "certificate_untrusted" | "tls_not_there" | "wrong_password" | "app_password" | "oauth_needed" | "imap_off" | "web_sign_in" | "signed_out" | "provider" | "folder_missing" | "after_fetch" | "relay_refused" | "sender_refused" | "other" | null
      lastError: string | null
      stateSince: string // RFC 3339, UTC
      nextAttemptAt: string | null
      lastFetchAt: string | null
      past: {
        since: string // A day
        becomes: "solved" | "open"
        state: "running" | "done" | "stopped"
        total: number | null
        done: number
      } | null
    }
  }
  /** Change a material, publish it or make it a draft again */
  'PUT /materials/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      title: string
      language: "en" | "ru" | "pl"
      html: string // HTML without pictures; sanitised on arrival
      state: "draft" | "published" // A draft is offered to nobody, and its links lead nowhere
      readers: "everyone" | "plans"
      planIds: number[] // With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
    answer: {
      id: number
      version: number // Grows with each change
      title: string
      language: "en" | "ru" | "pl"
      html: string // HTML without pictures; sanitised on arrival
      state: "draft" | "published" // A draft is offered to nobody, and its links lead nowhere
      readers: "everyone" | "plans"
      planIds: number[] // With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      updatedAt: string // RFC 3339, UTC
    }
  }
  /** Another time for an answer that is to leave later */
  'PUT /messages/{id}/schedule': {
    path: {
      id: number
    }
    query: never
    body: {
      sendAt: string // RFC 3339, UTC
      unlessReply: boolean
    }
    answer: {
      id: number
      ticketId: number
      sideId: number | null
      kind: "public" | "note"
      direction: "in" | "out" | "internal"
      author: {
        kind: "agent" | "customer" | "rule" | "bot" | "system" | "outsider"
        id: number | null
        name: string
      }
      channel: "mail" | "web" | "api"
      text: string
      folds: {
        kind: "quote" | "signature" | "device" | "disclaimer" | "list_footer"
        from: number
        to: number
      }[] | null
      html: string | null
      remotePictures: boolean
      automatic: boolean // Written by a machine: an out-of-office answer, a list, a bounce
      trust: {
        verdict: "proved" | "forwarded" | "unproved" | "failed" | "unknown" // `proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; `failed`: its domain denies it; `unknown`: not looked up
        warnings: ("forged" | "not_confirmed" | "two_senders" | "name_hides_address" | "like_ours")[] // What is said above the message
        domain: string | null
        hidden: string | null
        like: string | null
        spf: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          domain: string | null
        }
        dkim: {
          domain: string
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          aligned: boolean // It is the domain of From
          note: string | null
        }[]
        dmarc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          policy: "none" | "quarantine" | "reject" | null
        }
        arc: {
          result: "pass" | "fail" | "softfail" | "neutral" | "none" | "policy" | "partly" | "unknown" // `unknown`: it could not be looked up
          sealers: string[]
        }
        signature?: {
          state: "valid" | "other_sender" | "invalid" | "unknown_key" | "unreadable_keys" // `valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; `unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known
          key: string | null
          holder: string | null
        } | null
      } | null
      mentions: number[]
      attachments: {
        id: number
        name: string
        type: string
        size: number // bytes
        inline: boolean // Shown inside the text
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      from: string | null
      to: string[]
      cc: string[]
      bcc: string[] // In blind copy: known to colleagues alone
      alsoTo: string[] // Our other mailboxes that the same message came to
      delivery: {
        state: "scheduled" | "queued" | "sending" | "sent" | "held" | "failed"
        attempts: number
        error: string | null
        nextAt: string | null
        sentAt: string | null
        scheduled?: {
          undo: boolean // It leaves in a few seconds, and its ticket is as if it had left
          status: "open" | "pending" | "on_hold" | "solved" | null
          unlessReply: boolean // Becomes a draft again where the customer writes before
        }
        limited?: boolean // It waits because its mailbox may not send more at present
      } | null
      createdAt: string // RFC 3339, UTC
    }
  }
  /** Say whether what is beyond a contract is billed */
  'PUT /overages/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      bill: boolean
    }
    answer: null
  }
  /** The order in which packs are used */
  'PUT /pack-order': {
    path: never
    query: never
    body: {
      ids: number[]
    }
    answer: null
  }
  /** Change or archive a reason */
  'PUT /passing-reasons/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      ways: ("up" | "down" | "aside" | "return")[] // Where it is offered
      archived: boolean
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      ways: ("up" | "down" | "aside" | "return")[] // Where it is offered
      archivedAt: string | null
    }
  }
  /** Choose a new password; all devices are signed out */
  'PUT /password-resets/{token}': {
    path: {
      token: string
    }
    query: never
    body: {
      password: string
    }
    answer: null
  }
  /** Change or archive a plan; contracts keep the terms that they were made with */
  'PUT /plans/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      lineId: number | null
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      notices?: {
        on: boolean // Renewal offers, and once a month that little is left
        before: number[] // Days before the end on which a renewal is offered
        after: number[] // Days after it, where nothing follows
      }
      archived: boolean
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      lineId: number | null
      terms: {
        kinds: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[] // Empty: every kind
        channels: ("mail" | "web" | "api")[] // Empty: every channel
        productIds: number[] // Empty: every product
        lineIds: number[] // Lines that its requests reach; empty: every line. A line of people from outside among them are the experts of the plan
        unit: "unlimited" | "minutes" | "tickets"
        monthly: number // Minutes, tickets or visits of a calendar month
        rollOver: number | null
        roundTo: number // Time counts in steps of so many minutes
        overage: "block" | "ask" | "bill"
        monthPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        overPrice: {
          amount: number
          currency: string // ISO 4217
        } | null
        calendarId: number | null
        rates: {
          lineId: number | null
          when: "any" | "working" | "off" // By the calendar of the plan
          percent: number // 150: an hour counts as an hour and a half
        }[]
        visits: {
          monthly: number // Minutes, tickets or visits of a calendar month
          rollOver: number | null
          overage: "block" | "ask" | "bill"
          overPrice: {
            amount: number
            currency: string // ISO 4217
          } | null
        } | null
      }
      notices: {
        on: boolean // Renewal offers, and once a month that little is left
        before: number[] // Days before the end on which a renewal is offered
        after: number[] // Days after it, where nothing follows
      }
      archivedAt: string | null
    }
  }
  /** Rename or archive a product */
  'PUT /products/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      freeSupport?: boolean // Left out: no, or as it was
      archived: boolean
    }
    answer: {
      id: number
      version: number // Grows with each change
      name: string
      freeSupport: boolean // Supported without a contract, for as long as it is in use
      archivedAt: string | null
    }
  }
  /** Say how a brand handles projects */
  'PUT /project-settings/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number // Grows with each change; 0: as it comes
      progressLink: boolean // Each answer in a project leads to the page that shows how it goes
      brief: {
        en: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        ru: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        pl: string // HTML with variables such as {{ticket.number}}; empty: the ready one
      }
    }
    answer: {
      brandId: number
      version: number // Grows with each change; 0: as it comes
      progressLink: boolean // Each answer in a project leads to the page that shows how it goes
      brief: {
        en: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        ru: string // HTML with variables such as {{ticket.number}}; empty: the ready one
        pl: string // HTML with variables such as {{ticket.number}}; empty: the ready one
      }
      ready: {
        en: string
        ru: string
        pl: string
      }
    }
  }
  /** Change or archive a page */
  'PUT /regulations/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archived: boolean
    }
    answer: {
      id: number
      version: number // Grows with each change; all are kept
      title: string
      html: string // HTML; sanitised on arrival
      filter: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      ownerId: number
      reviewOn: string | null
      archivedAt: string | null
      updatedAt: string // RFC 3339, UTC
    }
  }
  /** Say what somebody takes and can */
  'PUT /routing/agents/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      capacity: number // Units of work at a time
      hourlyLimit: number | null
      rate: number | null
      calendarId: number | null
      skills: {
        skillId: number
        level: number
      }[]
    }
    answer: {
      agentId: number
      version: number
      availability: "online" | "busy" | "away"
      since: string | null
      vanished: boolean // Away because nothing was heard of them, not by their own word
      onShift: boolean // Within the hours of their calendar, or they have none
      load: number // Units of work that they have now
      capacity: number // Units of work at a time
      hourlyLimit: number | null
      rate: number | null
      calendarId: number | null
      skills: {
        skillId: number
        level: number
      }[]
    }
  }
  /** Say how a group’s tickets find somebody */
  'PUT /routing/groups/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      mode: "manual" | "pull" | "push"
      profile: "fair" | "fastest" | "expert" | "least_loaded" | "own"
      weights: {
        load: number
        skill: number
        experience: number
        affinity: number
        fairness: number
        cost: number
      } // What counts how much, 0 not at all
      relax: {
        afterMinutes: number
        by: number
      }[] // In the order of their times. Nobody with the skill, and it takes ever less of it
      offerSeconds: number | null
      fairnessHours: number // Work handed out within so many hours counts for fairness
      leaving: "keep" | "unanswered" | "all" // Which tickets of somebody who goes away are given to others
      paidRatio: number | null
    }
    answer: {
      groupId: number
      version: number
      mode: "manual" | "pull" | "push"
      profile: "fair" | "fastest" | "expert" | "least_loaded" | "own"
      weights: {
        load: number
        skill: number
        experience: number
        affinity: number
        fairness: number
        cost: number
      } // What counts how much, 0 not at all
      relax: {
        afterMinutes: number
        by: number
      }[] // In the order of their times. Nobody with the skill, and it takes ever less of it
      offerSeconds: number | null
      fairnessHours: number // Work handed out within so many hours counts for fairness
      leaving: "keep" | "unanswered" | "all" // Which tickets of somebody who goes away are given to others
      paidRatio: number | null
    }
  }
  /** Say whether one takes work now */
  'PUT /routing/me/availability': {
    path: never
    query: never
    body: {
      availability: "online" | "busy" | "away"
    }
    answer: {
      anywhere: boolean // Some group does not leave it to people
      inUse: boolean // A group of theirs does not leave it to people
      pull: boolean // There is a group to fetch tickets from
      availability: "online" | "busy" | "away"
      vanished: boolean
      offers: {
        id: number
        ticketId: number
        groupId: number | null
        subject: string
        customerName: string
        excerpt: string
        priority: "low" | "normal" | "high" | "urgent"
        channel: "mail" | "web" | "api"
        expiresAt: string // RFC 3339, UTC
        explanation: {
          candidates: {
            agentId: number
            total: number
            scores: {
              load: number
              skill: number
              experience: number
              affinity: number
              fairness: number
              cost: number
            }
          }[] // The best of those who could take it, the chosen one first
          candidateCount: number
          excluded: {
            why: "away" | "busy" | "off_shift" | "skill" | "declined" | "has_offer" | "hourly_limit" | "paid_first" | "free_first" | "full"
            count: number
            agentIds: number[] // Some of them
          }[]
          asked: {
            skillId: number
            level: number // Asked in the end
            originally: number
          }[]
          relaxed: {
            afterMinutes: number
            by: number
          } | null
          weights: {
            load: number
            skill: number
            experience: number
            affinity: number
            fairness: number
            cost: number
          } // What counts how much, 0 not at all
          waitedSeconds: number
          turn?: {
            ratio: number
            handedOut: number // Paid ones since the last free one
          } // Where a ticket waits for the other kind, paid or free
        } | null
      }[]
    }
  }
  /** Change what holds for all groups */
  'PUT /routing/settings': {
    path: never
    query: never
    body: {
      version: number
      units: {
        mail: number
        web: number
        api: number
      } // How much of a capacity an open ticket takes, by channel
      effort: {
        unsorted: number
        question: number
        bug: number
        missing_feature: number
        unclear_feature: number
        task: number
        complaint: number
      } // Minutes that a ticket of a kind is thought to take
      awayAfterMinutes: number // Whoever has done nothing at the desk for so long counts as away
    }
    answer: {
      version: number
      units: {
        mail: number
        web: number
        api: number
      } // How much of a capacity an open ticket takes, by channel
      effort: {
        unsorted: number
        question: number
        bug: number
        missing_feature: number
        unclear_feature: number
        task: number
        complaint: number
      } // Minutes that a ticket of a kind is thought to take
      awayAfterMinutes: number // Whoever has done nothing at the desk for so long counts as away
    }
  }
  /** Change a skill */
  'PUT /skills/{id}': {
    path: {
      id: number
    }
    query: never
    body: {
      version: number
      name: string
      level: number
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
    answer: {
      id: number
      version: number
      name: string
      level: number
      conditions: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
    }
  }
  /** Note whether the customer agrees to a request beyond their plan */
  'PUT /tickets/{id}/agreement': {
    path: {
      id: number
    }
    query: never
    body: {
      id: number // What was asked
      agreed: boolean
    }
    answer: {
      service: "paid" | "free" | null
      why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used" | null
      contractId: number | null
      planName: string | null
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      nearlyUsedUp: boolean
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      visitsNearlyUsedUp: boolean
      agreement: {
        id: number
        price: {
          amount: number
          currency: string // ISO 4217
        } | null
        state: "asked" | "done" | "declined"
        question: string // A ready text to ask the customer with, in their language
      } | null
      balanceLink: string | null
      now: {
        service: "paid" | "free" | null
        why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used"
        contractId: number | null
        planId: number | null
        planName: string | null
        packId: number | null
        lineId: number | null
        balance: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        visits: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        unfit: {
          contractId: number
          planName: string
          why: "not_begun" | "over" | "kind" | "channel" | "product" | "used_up"
        }[] // Contracts that are there and do not count
      }
      choices: {
        contractId: number
        planName: string
        endsOn: string | null
      }[]
    }
  }
  /** Make a ticket another customer’s */
  'PUT /tickets/{id}/customer': {
    path: {
      id: number
    }
    query: never
    body: {
      address: string
      name: string
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Keep what is written so far */
  'PUT /tickets/{id}/draft': {
    path: {
      id: number
    }
    query: never
    body: {
      kind: "public" | "note"
      clientId: string // Of the message to be
      html: string // HTML; sanitised on arrival
      cc: string[]
      bcc?: string[]
      mentions: number[]
      seen: number // The last public message when the writing began; 0 for none
      uploads: string[]
      base: number // The revision that it was made of; 0 for none
    }
    answer: {
      kind: "public" | "note"
      clientId: string // Of the message to be
      html: string // HTML; sanitised on arrival
      cc: string[]
      bcc?: string[]
      mentions: number[]
      seen: number // The last public message when the writing began; 0 for none
      uploads: {
        id: string
        name: string
        type: string
        size: number
        danger?: "disguised" | "program" | "macros" | "locked" | "page" | null
        scan?: {
          state: "waiting" | "infected" | "failed"
          what: string | null
        } | null
        url: string
      }[]
      revision: number // Grows each time that the draft is saved
      updatedAt: string // RFC 3339, UTC
    }
  }
  /** Serve a ticket by a contract of its customer, or as the rules say now */
  'PUT /tickets/{id}/entitlement': {
    path: {
      id: number
    }
    query: never
    body: {
      contractId: number | null
    }
    answer: {
      service: "paid" | "free" | null
      why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used" | null
      contractId: number | null
      planName: string | null
      balance: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      nearlyUsedUp: boolean
      visits: {
        unit: "unlimited" | "minutes" | "tickets" | "visits"
        given: number // Of this month, with what rolled over
        left: number
        packs: number // Left in packs of the same unit
        over: number // Used beyond it this month
      } | null
      visitsNearlyUsedUp: boolean
      agreement: {
        id: number
        price: {
          amount: number
          currency: string // ISO 4217
        } | null
        state: "asked" | "done" | "declined"
        question: string // A ready text to ask the customer with, in their language
      } | null
      balanceLink: string | null
      now: {
        service: "paid" | "free" | null
        why: "contract" | "pack" | "free_product" | "bug" | "unpaid" | "not_used"
        contractId: number | null
        planId: number | null
        planName: string | null
        packId: number | null
        lineId: number | null
        balance: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        visits: {
          unit: "unlimited" | "minutes" | "tickets" | "visits"
          given: number // Of this month, with what rolled over
          left: number
          packs: number // Left in packs of the same unit
          over: number // Used beyond it this month
        } | null
        unfit: {
          contractId: number
          planName: string
          why: "not_begun" | "over" | "kind" | "channel" | "product" | "used_up"
        }[] // Contracts that are there and do not count
      }
      choices: {
        contractId: number
        planName: string
        endsOn: string | null
      }[]
    }
  }
  /** Follow a ticket, oneself or a colleague */
  'PUT /tickets/{id}/followers/{agentId}': {
    path: {
      id: number
      agentId: number
    }
    query: never
    body: never
    answer: {
      agentId: number
    }[]
  }
  /** Put the parts into an order */
  'PUT /tickets/{id}/project/order': {
    path: {
      id: number
    }
    query: never
    body: {
      ticketIds: number[]
    }
    answer: {
      project: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
        by: "agent" | "rule"
        brief: {
          askedAt: string | null
          receivedAt: string | null
          messageId: number | null
        }
        parts: {
          ticketId: number
          number: number
          title: string
          state: "waits" | "ready" | "working" | "done" | "dropped"
          status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
          assigneeId: number | null
          groupId: number | null
          shown: boolean // The customer sees its title and its state
          after: number[] // Tickets of the parts that come before it
          waitsFor: number[] // Numbers of those that are not done yet
          readable: boolean // The reader may open it
        }[]
        done: number
        total: number
        page: string // Where the customer sees how it goes: an address with a signature
      } | null
      partOf: {
        ticketId: number
        number: number
        subject: string | null
      } | null
    }
  }
  /** Set a ticket aside until a time or an event */
  'PUT /tickets/{id}/snooze': {
    path: {
      id: number
    }
    query: never
    body: {
      until: string | null
      on: ("customer" | "colleague" | "linked_solved")[] // Wakes it before its time. A customer’s message does in any case
    }
    answer: {
      id: number
      version: number // Grows with each change of a field
      subject: string
      status: "new" | "open" | "pending" | "on_hold" | "solved" | "closed"
      priority: "low" | "normal" | "high" | "urgent"
      kind: "unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint"
      channel: "mail" | "web" | "api"
      language: string | null
      tags: string[]
      brandId: number
      groupId: number | null
      lineId: number | null
      productId: number | null
      passedAt: string | null
      assigneeId: number | null
      customerId: number
      companyId: number | null
      service: "paid" | "free" | null
      planId: number | null
      asksAgreement: boolean // Something of it is beyond the plan and waits for somebody’s yes
      customerName: string // The name, or the address where there is none
      excerpt: string // The beginning of the last public message
      lastFrom: "customer" | "agent" // Who wrote last
      createdAt: string // RFC 3339, UTC
      updatedAt: string // RFC 3339, UTC
      waitingSince: string | null
      solvedAt: string | null
      closedAt: string | null
      previousTicketId: number | null
      custom: Record<string, unknown> // Fields of the company’s own, by their keys, as far as the reader may see them
      checklistDone: number
      checklistTotal: number
      snoozedAt: string | null
      snoozedUntil: string | null
      snoozedOn: ("customer" | "colleague" | "linked_solved")[] // What wakes it before its time
      snoozedBy: number | null
      wokenAt: string | null
      mergedInto: number | null
      deletedAt: string | null
      junkAt: string | null
      junkWhy: "blocked" | "flagged" | "score" | "person" | null
      dueAt: string | null
      dueTarget: "first_response" | "next_response" | "update" | "resolution" | "requester_wait" | "urgent_acceptance" | "line_acceptance" | "line_answer" | "line_return" | null
      breached: boolean // A promise was broken
      urgentAt: string | null
      projectAt: string | null
      partsDone: number
      partsTotal: number // Of a project, without what was dropped
      partOf: number | null
      partNumber: number | null
      waitsFor: number[] // The numbers of the parts that come before it: until they are done it is in no queue
      readyAt: string | null
      concealedFrom: number[] | null
    }
  }
  /** Start one’s clock on a ticket */
  'PUT /tickets/{id}/timer': {
    path: {
      id: number
    }
    query: never
    body: never
    answer: {
      entries: {
        id: number
        agentId: number | null
        visit: boolean // Somebody went there: it takes one visit, whatever its minutes
        startedAt: string // Of a visit the day, in UTC
        minutes: number | null
        billable: boolean
        counted: number // Minutes that are taken of the balance, after rounding and the rate; of a visit visits
        over: number // Of these, beyond what there was
        asked: number | null
        declined: boolean // What is beyond is not billed
        note: string
      }[]
      expenses: {
        id: number
        agentId: number | null
        day: string // A day in UTC
        sum: {
          amount: number
          currency: string // ISO 4217
        }
        billable: boolean
        note: string
      }[]
      minutes: number
      countsTime: boolean // Billable time is taken of a balance
      countsVisits: boolean // Billable visits are taken of a balance
      timer: {
        ticketId: number
        startedAt: string // RFC 3339, UTC
      } | null
      money: {
        cost: {
          amount: number
          currency: string // ISO 4217
        }[]
        price: {
          amount: number
          currency: string // ISO 4217
        }[]
      } | null
    }
  }
  /** Change the urgent door */
  'PUT /urgent-door': {
    path: never
    query: never
    body: {
      version: number
      entitled: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      repeatMinutes: number
      rounds: number // So often a circle is alarmed before the next one is as well
      circles: {
        groupIds: number[]
        agentIds: number[]
      }[] // Empty: whoever of the ticket’s group is at work, then the whole group, then the supervisors
      misuses: number // After so many within a year the door is shut for a customer; 0: never
    }
    answer: {
      version: number
      entitled: {
        field: "status"
        op: "is" | "not"
        values: ("new" | "open" | "pending" | "on_hold" | "solved" | "closed")[]
      } | {
        field: "priority"
        op: "is" | "not"
        values: ("low" | "normal" | "high" | "urgent")[]
      } | {
        field: "kind"
        op: "is" | "not"
        values: ("unsorted" | "question" | "bug" | "missing_feature" | "unclear_feature" | "task" | "complaint")[]
      } | {
        field: "channel"
        op: "is" | "not"
        values: ("mail" | "web" | "api")[]
      } | {
        field: "language"
        op: "is" | "not"
        values: (string | null)[]
      } | {
        field: "brand"
        op: "is" | "not"
        values: number[]
      } | {
        field: "group"
        op: "is" | "not"
        values: (number | "mine" | null)[]
      } | {
        field: "line"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "product"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "assignee"
        op: "is" | "not"
        values: (number | "me" | null)[]
      } | {
        field: "customer"
        op: "is" | "not"
        values: number[]
      } | {
        field: "company"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "plan"
        op: "is" | "not"
        values: (number | null)[]
      } | {
        field: "service"
        op: "is" | "not"
        values: ("paid" | "free" | null)[]
      } | {
        field: "last"
        op: "is" | "not"
        values: ("customer" | "agent")[]
      } | {
        field: "waiting"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "passed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "snoozed"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "deleted"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "junk"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "breached"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "urgent"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "complaint"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "project"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "part"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "agreement"
        op: "is" | "not"
        values: boolean[]
      } | {
        field: "tags"
        op: "any" | "all" | "none"
        values: string[]
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "within" | "before" | "until"
        hours: number
      } | {
        field: "created" | "updated" | "waiting_since" | "solved" | "due"
        op: "between"
        from: string | null
        to: string | null
      } | {
        field: string
        op: "is" | "not"
        values: (number | string | null)[]
      } | {
        field: string
        op: "between"
        from: number | string | null
        to: number | string | null
      }[]
      repeatMinutes: number
      rounds: number // So often a circle is alarmed before the next one is as well
      circles: {
        groupIds: number[]
        agentIds: number[]
      }[] // Empty: whoever of the ticket’s group is at work, then the whole group, then the supervisors
      misuses: number // After so many within a year the door is shut for a customer; 0: never
    }
  }
  /** The order in which one has one’s views, and those one doesn’t want to see */
  'PUT /views/arrangement': {
    path: never
    query: never
    body: {
      order: string[]
      hidden: string[]
    }
    answer: {
      order: string[]
      hidden: string[]
    }
  }
}
