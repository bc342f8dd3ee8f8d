package dev.seatrial.scenario;

import dev.seatrial.source.Location;

/**
 * A broken promise that upstream knows of. Its check counts as {@code KNOWN_ISSUE} while it fails
 * with the expected symptom; failing otherwise, or not at all any more, is a {@code FAIL}.
 *
 * @param check name of the check
 * @param link where upstream tracks it
 * @param symptom regular expression, found in the reason or evidence of the check's verdict
 * @param where the cells in which it is expected
 * @param because what is broken, a sentence
 */
public record KnownIssue(
    String check,
    String link,
    String symptom,
    Restriction where,
    String because,
    Location location) {}
