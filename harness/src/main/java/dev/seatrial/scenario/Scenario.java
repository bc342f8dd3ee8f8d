package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One migration path of a system and the matrix it is run over.
 *
 * @param name e.g. {@code shop/to-postgresql}; the head of every cell id
 * @param title for people
 * @param promise what users may rely on, one sentence
 * @param matrix axes and their exceptions
 * @param tiers tiers by name; an axis that one does not name is unrestricted
 * @param inputs files that only the user can hand over, by name
 * @param profiles the accelerator profiles its axis names
 * @param before steps that make the prepared state; ends with the old release stopped
 * @param migrate from the old release's last start to the end of the migration; done for every hop,
 *     with {@code ${from}} and {@code ${to}}
 * @param after the new release
 * @param answersBefore request whose good answer means the old system serves
 * @param answersAfter likewise for the new one
 * @param rehearsal how an operator's own data go through it; empty when they cannot
 * @param expected time a cell takes as a rule; estimated from its steps when empty
 */
public record Scenario(
    String name,
    String title,
    String promise,
    SystemUnderTest system,
    Matrix matrix,
    Map<String, Tier> tiers,
    Map<String, Input> inputs,
    Map<String, AcceleratorProfile> profiles,
    List<Step> before,
    List<Step> migrate,
    List<Step> after,
    Optional<HttpCall> answersBefore,
    Optional<HttpCall> answersAfter,
    List<Check> checks,
    List<Check.Budget> budgets,
    List<KnownIssue> knownIssues,
    Optional<Rehearsal> rehearsal,
    Optional<Duration> expected,
    Location location) {}
