package dev.seatrial.scenario.load;

import static dev.seatrial.scenario.load.Composites.list;
import static dev.seatrial.scenario.load.Scalars.prose;
import static dev.seatrial.scenario.load.Scalars.ref;
import static dev.seatrial.scenario.load.Scalars.text;
import static dev.seatrial.scenario.load.Scalars.word;

import dev.seatrial.scenario.Input;
import dev.seatrial.scenario.Rehearsal;
import dev.seatrial.scenario.Rehearsal.Complete;
import dev.seatrial.scenario.Rehearsal.Disk;
import dev.seatrial.scenario.Rehearsal.Dump;
import dev.seatrial.scenario.Rehearsal.Indices;
import dev.seatrial.scenario.Rehearsal.Product;
import dev.seatrial.scenario.Rehearsal.Reasoned;
import dev.seatrial.scenario.Rehearsal.Recognised;
import dev.seatrial.scenario.Rehearsal.SqliteFile;
import dev.seatrial.scenario.Rehearsal.Teller;
import dev.seatrial.source.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an operator's own data need to go through a scenario. */
final class RehearsalTypes {

  private static final Type<SqliteFile> SQLITE =
      new Shape<>(
          "database file",
          "An SQLite file among the data, which are a folder.",
          f -> {
            var file = f.required("file", below(), "From the data's folder.");
            var teller = teller(f);
            return f.build(() -> new SqliteFile(file.get(), teller.get()));
          });

  private static final Type<Dump> DUMP =
      new Shape<>(
          "dump",
          "The data are one file: a database as SQL, by its own tool, also compressed by gzip.",
          f -> {
            var of = f.required("of", word(List.of(Product.values())), "Whose dump.");
            var version =
                f.required("version", Scalars.integer(1, 1000), "Major, of where it is restored.");
            var teller = teller(f);
            return f.build(() -> new Dump(of.get(), version.get(), teller.get()));
          });

  private static final Type<Indices> INDICES =
      new Shape<>(
          "indices",
          "Indices among the data, which are a folder; their version of Lucene tells the release.",
          f -> {
            var folder =
                f.required("folder", below(), "Has a folder for each index; from the data's.");
            return f.build(() -> new Indices(folder.get()));
          });

  private static final Type<Recognised> RECOGNISED =
      new Shape<>(
          "recognised",
          "The database among the data, and what it tells of its release.",
          f -> {
            var file = f.optional("sqlite", SQLITE, "An SQLite file.");
            var dump = f.optional("dump", DUMP, "A dump.");
            var indices = f.optional("elasticsearch", INDICES, "A node's indices.");
            f.exactlyOne(file, dump, indices);
            var fact = f.required("fact", ref(Thing.FACT), "The fact of releases that it tells.");
            return f.build(
                () ->
                    new Recognised(
                        Stream.of(file.get(), dump.get(), indices.get())
                            .flatMap(it -> it.<Rehearsal.In>map(in -> in).stream())
                            .findFirst()
                            .orElseThrow(),
                        fact.get()));
          });

  private static final Type<Complete> COMPLETE =
      new Shape<>(
          "complete",
          "A table that has at least so many rows in any complete copy.",
          f -> {
            var table = f.required("table", text(), "Its name.");
            var least = f.or("atLeast", Scalars.integer(1, Integer.MAX_VALUE), 1, "The least.");
            var because = f.required("because", prose(), "Why that is so of every installation.");
            return f.build(() -> new Complete(table.get(), least.get(), because.get()));
          });

  private static final Type<Reasoned> LEFT =
      new Shape<>(
          "left out",
          "What is not copied.",
          f -> {
            var path = f.required("path", below(), "File or folder, from the data's folder.");
            var because = f.required("because", prose(), "Why the migration never reads it.");
            return f.build(() -> new Reasoned(path.get(), because.get()));
          });

  private static final Type<Reasoned> NOT_JUDGED =
      new Shape<>(
          "not judged",
          "What a rehearsal cannot tell.",
          f -> {
            var what = f.required("what", prose(), "In plain words.");
            var because = f.required("because", prose(), "What it would need.");
            return f.build(() -> new Reasoned(what.get(), because.get()));
          });

  private static final Type<Disk> DISK =
      new Shape<>(
          "disk",
          "What the upgrade takes on disk.",
          f -> {
            var copies =
                f.or("copies", Scalars.integer(0, 100), 1, "So many times the size of the data.");
            var beside = f.or("beside", Quantities.size(), 0L, "And so much beside.");
            return f.build(() -> new Disk(copies.get(), beside.get()));
          });

  static final Type<Rehearsal> REHEARSAL =
      new Shape<>(
          "rehearsal",
          "How an operator's own data go through the scenario.",
          f -> {
            var data = f.required("data", ref(Thing.INPUT), "The input that the data are.");
            var recognised = f.required("recognised", RECOGNISED, "How their release is known.");
            var complete =
                f.or("complete", list(COMPLETE), List.of(), "What is true of a complete copy.");
            var leave = f.or("leave", list(LEFT), List.of(), "What is not copied.");
            var memory = f.optional("memory", Quantities.size(), "What the upgrade takes.");
            var disk = f.optional("disk", DISK, "What the upgrade takes on disk.");
            var byHand =
                f.or("byHand", list(prose()), List.of(), "What the operator does then, in order.");
            var wayBack = f.or("wayBack", list(prose()), List.of(), "How to go back, in order.");
            var notJudged =
                f.or("notJudged", list(NOT_JUDGED), List.of(), "What it cannot tell, and why.");
            return f.build(
                () ->
                    new Rehearsal(
                        data.get(),
                        recognised.get(),
                        complete.get(),
                        leave.get(),
                        memory.get(),
                        disk.get(),
                        byHand.get(),
                        wayBack.get(),
                        notJudged.get()));
          });

  private RehearsalTypes() {}

  /** What is there when the whole is built. */
  private static Supplier<Teller> teller(Fields f) {
    var table = f.required("table", text(), "A table of one row.");
    var column = f.required("column", text(), "What of it tells the release.");
    return () -> new Teller(table.get(), column.get());
  }

  /** Those that a rehearsal hands over are known as such. */
  static Map<String, Input> marked(Map<String, Input> inputs, Optional<Rehearsal> rehearsal) {
    Map<String, Input> marked = new LinkedHashMap<>(inputs);
    rehearsal.ifPresent(it -> marked.computeIfPresent(it.data(), (name, input) -> input.own()));
    return Collections.unmodifiableMap(marked);
  }

  /** Reports folders that nobody hands over, and a rehearsal of the other sort of input. */
  static void check(
      Map<String, Input> inputs, Optional<Rehearsal> rehearsal, Location at, Reading in) {
    if (rehearsal.filter(it -> !inputs.containsKey(it.data())).isPresent()) {
      // A name that is not there is told as such.
      return;
    }
    for (Input input : inputs.values()) {
      Optional<Rehearsal> its = rehearsal.filter(it -> it.data().equals(input.name()));
      boolean folder = its.map(Rehearsal::takesFolder).orElse(false);
      if (input.folder() == folder) {
        continue;
      }
      if (its.isEmpty()) {
        in.error(
            "input.folder",
            at,
            "the input " + input.name() + " is a folder, and no rehearsal takes it",
            "add rehearsal: { data: " + input.name() + " }");
      } else {
        in.error(
            "input.folder",
            at,
            folder
                ? "the input " + input.name() + " is rehearsed with, and is no folder"
                : "the input " + input.name() + " is a folder, and the rehearsal takes a dump",
            folder ? "add folder: true to it" : "leave folder: true out");
      }
    }
  }

  /** A path that stays below the folder it is in. */
  private static Type<String> below() {
    return Scalars.parsed(
        "a path",
        "^(?!/)(?!(.*/)?\\.\\.(/|$)).+$",
        prose(),
        text -> {
          if (text.startsWith("/") || List.of(text.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("write a path from the data's folder: a/b");
          }
          return text;
        });
  }
}
