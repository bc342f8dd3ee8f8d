package dev.seatrial.verdict;

import java.util.List;
import java.util.Map;

/**
 * The verdict of one check.
 *
 * @param check stable name, e.g. {@code integrity}, {@code access}, {@code budget: migrate}
 * @param title for people
 * @param reason one sentence that says why
 * @param counts exact numbers by class of finding, e.g. {@code integrity.lost}; empty when nothing
 *     is counted
 * @param evidence what it rests on, most telling first; of many findings only the first
 */
public record CheckVerdict(
    String check,
    String title,
    Status status,
    String reason,
    Map<String, Long> counts,
    List<Evidence> evidence) {

  /** A check that counts nothing. */
  public CheckVerdict(
      String check, String title, Status status, String reason, List<Evidence> evidence) {
    this(check, title, status, reason, Map.of(), evidence);
  }

  /**
   * One piece of evidence.
   *
   * @param finding id of its class, e.g. {@code integrity.lost}; counts and filters use it
   * @param text one line
   * @param before the earlier row or value, when there is one; else empty
   * @param after the later row or value, when there is one; else empty
   */
  public record Evidence(String finding, String text, String before, String after) {

    public static Evidence of(String finding, String text) {
      return new Evidence(finding, text, "", "");
    }
  }
}
