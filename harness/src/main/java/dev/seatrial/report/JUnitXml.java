package dev.seatrial.report;

import dev.seatrial.verdict.CellVerdict;
import dev.seatrial.verdict.CheckVerdict;
import dev.seatrial.verdict.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML as CI servers read it: a test suite for each scenario, a test case for each check of
 * each cell, named after the check, with the cell's id as its class.
 */
final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  private record Case(CellReport cell, CheckVerdict check) {
    boolean is(Status... any) {
      return List.of(any).contains(check.status());
    }

    boolean skipped() {
      return is(Status.NOT_RUN, Status.INCONCLUSIVE, Status.KNOWN_ISSUE);
    }

    long millis() {
      CellVerdict.Measure measure =
          cell.verdict().measures().get(check.check().replaceFirst("^budget: ", ""));
      return measure == null ? 0 : measure.millis();
    }
  }

  static void write(RunReport report, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      new JUnitXml(xml).report(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void report(RunReport report) throws XMLStreamException {
    Map<String, List<CellReport>> scenarios = new LinkedHashMap<>();
    for (CellReport cell : report.cells()) {
      scenarios.computeIfAbsent(cell.scenario(), name -> new ArrayList<>()).add(cell);
    }
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "seatrial " + report.run());
    totals(report.cells());
    attribute("time", seconds(report.lasted()));
    for (Map.Entry<String, List<CellReport>> scenario : scenarios.entrySet()) {
      suite(report, scenario.getKey(), scenario.getValue());
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(RunReport report, String scenario, List<CellReport> cells)
      throws XMLStreamException {
    open("\n  ", "testsuite");
    attribute("name", scenario);
    totals(cells);
    attribute("skipped", count(cases(cells).stream().filter(Case::skipped).count()));
    attribute(
        "time",
        seconds(cells.stream().map(CellReport::lasted).reduce(Duration.ZERO, Duration::plus)));
    attribute("timestamp", report.started().toString());
    open("\n    ", "properties");
    property("seatrial.run", report.run());
    property("seatrial.version", report.version());
    for (Map.Entry<String, String> fact : report.host().entrySet()) {
      property("host." + fact.getKey(), fact.getValue());
    }
    for (CellReport cell : cells) {
      property("caveats." + cell.id(), String.join(", ", cell.caveats()));
    }
    close("\n    ");
    for (Case one : cases(cells)) {
      testcase(one);
    }
    close("\n  ");
  }

  private void testcase(Case one) throws XMLStreamException {
    CheckVerdict check = one.check();
    open("\n    ", "testcase");
    attribute("name", check.check());
    attribute("classname", one.cell().id());
    attribute("time", seconds(Duration.ofMillis(one.millis())));
    if (one.is(Status.FAIL, Status.HARNESS_ERROR)) {
      open("\n      ", one.is(Status.FAIL) ? "failure" : "error");
      attribute(
          "type",
          check.evidence().stream().findFirst().map(e -> e.finding()).orElse(check.check()));
      attribute("message", check.reason());
      xml.writeCharacters(
          Xml.clean(Words.text(check) + "\n\nrepeat: " + one.cell().repro() + "\n"));
      xml.writeEndElement();
    } else if (one.skipped()) {
      open("\n      ", "skipped");
      attribute("message", check.status().words() + ": " + check.reason());
      xml.writeEndElement();
    } else if (one.is(Status.PASS_WITH_ALLOWANCES)) {
      open("\n      ", "system-out");
      xml.writeCharacters(Xml.clean(check.reason() + "\n" + Words.text(check) + "\n"));
      xml.writeEndElement();
    }
    close("\n    ");
  }

  /** The checks; of a cell that was never judged, its own verdict. */
  private static List<Case> cases(List<CellReport> cells) {
    List<Case> all = new ArrayList<>();
    for (CellReport cell : cells) {
      CellVerdict verdict = cell.verdict();
      if (verdict.checks().isEmpty()) {
        all.add(
            new Case(
                cell,
                new CheckVerdict(
                    "cell", cell.title(), verdict.status(), verdict.reason(), List.of())));
      }
      verdict.checks().forEach(check -> all.add(new Case(cell, check)));
    }
    return all;
  }

  /** What the schema of Jenkins allows of all suites as well; skipped ones it does not. */
  private void totals(List<CellReport> cells) throws XMLStreamException {
    List<Case> all = cases(cells);
    attribute("tests", Integer.toString(all.size()));
    attribute("failures", count(all.stream().filter(c -> c.is(Status.FAIL)).count()));
    attribute("errors", count(all.stream().filter(c -> c.is(Status.HARNESS_ERROR)).count()));
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n      ");
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void open(String indent, String name) throws XMLStreamException {
    xml.writeCharacters(indent);
    xml.writeStartElement(name);
  }

  private void close(String indent) throws XMLStreamException {
    xml.writeCharacters(indent);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Xml.clean(value));
  }

  private static String count(long count) {
    return Long.toString(count);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }
}
