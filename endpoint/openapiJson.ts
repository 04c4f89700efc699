/** A JSON value of the OpenAPI document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Makes an operation's answers: its success, and problems by their status. */
export type Responses = (success: Json, ...statuses: readonly number[]) => Json;
