import { TagsInput, type TagsInputProps } from '@mantine/core'

/** Several words or names, one after the other; a comma ends one. */
export const ListField = (props: TagsInputProps) => (
  <TagsInput {...props} splitChars={[',']} maxTags={50} acceptValueOnBlur />
)
