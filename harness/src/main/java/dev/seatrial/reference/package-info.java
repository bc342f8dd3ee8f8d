/**
 * The language in words: what {@code seatrial explain} tells, and what the tables of
 * docs/scenario-language.md are made of. It is read from the JSON Schema, which the decoder writes.
 * Start from {@link dev.seatrial.reference.Language}.
 */
@NullMarked
package dev.seatrial.reference;

import org.jspecify.annotations.NullMarked;
