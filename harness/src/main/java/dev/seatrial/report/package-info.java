/**
 * Renderings of a finished run: run JSON, JUnit XML, CTRF, Allure results, a Markdown summary and
 * one HTML page. None of them judges. Start from {@link dev.seatrial.report.RunReport}.
 */
@NullMarked
package dev.seatrial.report;

import org.jspecify.annotations.NullMarked;
