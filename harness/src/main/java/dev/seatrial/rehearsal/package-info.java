/**
 * Rehearsals on an operator's own data: what they are, whether they can be rehearsed with, and what
 * the rehearsal says, in plain words. Start from {@link dev.seatrial.rehearsal.Examiner} and {@link
 * dev.seatrial.rehearsal.Answer}.
 */
@NullMarked
package dev.seatrial.rehearsal;

import org.jspecify.annotations.NullMarked;
