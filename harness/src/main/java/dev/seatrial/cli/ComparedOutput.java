package dev.seatrial.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.compare.StoreComparison.Outcome;
import dev.seatrial.integrity.DatasetResult;
import dev.seatrial.integrity.IntegrityResult;
import dev.seatrial.verdict.CheckVerdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The result of a comparison, for people and for machines. */
final class ComparedOutput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEAD =
      List.of("dataset", "before", "after", "lost", "extra", "changed", "allowed");

  private ComparedOutput() {}

  static void print(Outcome outcome, PrintWriter out) {
    IntegrityResult result = outcome.result();
    out.println("before  " + result.before());
    out.println("after   " + result.after());
    out.println();
    table(result).forEach(out::println);
    print(outcome.integrity(), out);
    outcome.structure().ifPresent(structure -> print(structure, out));
  }

  private static void print(CheckVerdict check, PrintWriter out) {
    out.println();
    out.println(check.status().words() + "  " + check.reason());
    for (CheckVerdict.Evidence evidence : check.evidence()) {
      if (!evidence.finding().endsWith(".count")) {
        out.println("  " + evidence.text());
        if (evidence.before().isEmpty() != evidence.after().isEmpty()) {
          (evidence.before() + evidence.after())
              .lines()
              .forEach(one -> out.println("      " + one));
        }
      }
    }
  }

  /** Numbers of each dataset, in columns. */
  private static List<String> table(IntegrityResult result) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (DatasetResult d : result.datasets()) {
      long allowed = d.allowed().lost() + d.allowed().extra() + d.allowed().changedValues();
      List<String> row = new ArrayList<>(List.of(d.dataset()));
      for (long n :
          new long[] {
            d.rowsBefore(), d.rowsAfter(), d.lost(), d.extra(), d.changedRows(), allowed
          }) {
        row.add(String.format(Locale.ROOT, "%,d", n));
      }
      rows.add(row);
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length()));
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  static String json(Outcome outcome) {
    IntegrityResult result = outcome.result();
    ObjectNode root = JSON.createObjectNode().put("equal", outcome.equal());
    root.put("before", result.before()).put("after", result.after());
    ArrayNode datasets = root.putArray("datasets");
    result.datasets().forEach(dataset -> datasets.add(JSON.valueToTree(dataset)));
    ArrayNode unread = root.putArray("unread");
    outcome.unread().forEach(unread::add);
    ArrayNode allowances = root.putArray("allowances");
    for (IntegrityResult.Use use : result.allowances()) {
      allowances
          .addObject()
          .put("subject", use.allowance().subject())
          .put("because", use.allowance().because())
          .put("at", use.allowance().location().toString())
          .put("matched", use.matched());
    }
    ArrayNode checks = root.putArray("checks");
    checks.add(check(outcome.integrity()));
    outcome.structure().ifPresent(structure -> checks.add(check(structure)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode check(CheckVerdict check) {
    ObjectNode node = JSON.createObjectNode().put("check", check.check());
    node.put("status", check.status().words()).put("reason", check.reason());
    node.set("counts", JSON.valueToTree(check.counts()));
    node.set("evidence", JSON.valueToTree(check.evidence()));
    return node;
  }
}
