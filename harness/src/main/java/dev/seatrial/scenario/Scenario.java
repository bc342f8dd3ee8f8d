package dev.seatrial.scenario;

import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One migration path of a system and the matrix it is run over.
 *
 * @param name e.g. {@code shop/to-postgresql}; the head of every cell id
 * @param title for people
 * @param promise what users may rely on, one sentence
 * @param matrix axis to values, in the order written; the axes {@code source}, {@code target},
 *     {@code database} and {@code accelerator} are always there
 * @param tiers tier to the restriction of axes it means; an axis not named is unrestricted
 * @param profiles the accelerator profiles its axis names
 * @param before steps that make the prepared state; ends with the old release stopped
 * @param migrate from the old release's last start to the end of the migration
 * @param after the new release
 * @param answersBefore request whose good answer means the old system serves
 * @param answersAfter likewise for the new one
 */
public record Scenario(
    String name,
    String title,
    String promise,
    SystemUnderTest system,
    Map<String, List<String>> matrix,
    Map<String, Map<String, List<String>>> tiers,
    Map<String, AcceleratorProfile> profiles,
    List<Step> before,
    List<Step> migrate,
    List<Step> after,
    Optional<HttpCall> answersBefore,
    Optional<HttpCall> answersAfter,
    List<Check> checks,
    List<Check.Budget> budgets,
    Location location) {}
