/**
 * A section of the catalogue in another language: the same keys as the English one. French has one plural form
 * more (`_many`, for millions), which English doesn't name.
 */
export type Translated<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string ? string : Translated<Section[Key]>;
} & {
  readonly [Key in keyof Section as Key extends `${infer Stem}_other` ? `${Stem}_many` : never]: string;
};
