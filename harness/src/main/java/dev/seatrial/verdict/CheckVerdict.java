package dev.seatrial.verdict;

import java.util.List;

/**
 * The verdict of one check.
 *
 * @param check stable name, e.g. {@code integrity}, {@code access}, {@code budget: migrate}
 * @param title for people
 * @param reason one sentence that says why
 * @param evidence what it rests on, most telling first
 */
public record CheckVerdict(
    String check, String title, Status status, String reason, List<Evidence> evidence) {

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
