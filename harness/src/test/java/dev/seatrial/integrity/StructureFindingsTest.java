package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.Field;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Sequence;
import dev.seatrial.store.ValueKind;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StructureFindingsTest {

  @Test
  void aSequenceThatHandsOutATakenValueIsBehind() {
    assertThat(sequence(7, true, OptionalLong.of(7)).behind()).isFalse();
    assertThat(sequence(7, false, OptionalLong.of(7)).behind()).isTrue();
    assertThat(sequence(1, false, OptionalLong.empty()).behind()).isFalse();
    assertThat(sequence(8, false, OptionalLong.of(7)).behind()).isFalse();
    Structure after =
        Structure.ofKeys(List.of(sequence(3, true, OptionalLong.of(7))), List.of(), List.of());
    assertThat(StructureFindings.of(Structure.none(), after))
        .containsExactly(
            new Finding(
                Finding.Kind.SEQUENCE_BEHIND,
                "users.id",
                "Sequence users_id_seq hands out 4 next, but users.id already goes up to 7."));
  }

  @Test
  void onlyNewOrphansCount() {
    Structure before = foreignKeys(2);
    assertThat(StructureFindings.of(before, foreignKeys(2))).isEmpty();
    assertThat(StructureFindings.of(before, foreignKeys(1))).isEmpty();
    assertThat(StructureFindings.of(before, foreignKeys(3)))
        .containsExactly(
            new Finding(
                Finding.Kind.ORPHANS,
                "keys(user_id) -> users(id)",
                "3 rows of keys refer to rows of users that are not there, 2 of them before."));
    assertThat(StructureFindings.of(Structure.none(), foreignKeys(1))).hasSize(1);
  }

  @Test
  void aColumnIsRetypedNarrowedOrWidened() {
    assertThat(change("postgresql", "integer", "bigint")).isEmpty();
    assertThat(change("postgresql", "character varying(10)", "text")).isEmpty();
    assertThat(change("postgresql", "json", "jsonb")).isEmpty();
    assertThat(change("postgresql", "integer[]", "bigint[]")).isEmpty();
    assertThat(change("postgresql", "integer", "numeric(20,0)")).isEmpty();
    assertThat(change("mysql", "tinyint(1)", "int unsigned")).isEmpty();
    assertThat(change("mysql", "enum('a','b (c)')", "varchar(20)")).isEmpty();
    assertThat(change("mysql", "int(11)", "int")).isEmpty();
    assertThat(change("elasticsearch", "keyword", "keyword")).isEmpty();
    assertThat(change("postgresql", "timestamp without time zone", "timestamp with time zone"))
        .containsExactly("retyped");
    assertThat(change("postgresql", "bigint", "text")).containsExactly("retyped");
    assertThat(change("mysql", "datetime(6)", "timestamp(6)")).containsExactly("retyped");
    assertThat(change("mysql", "varchar(20)", "enum('a')")).containsExactly("retyped");
    assertThat(change("elasticsearch", "keyword", "text")).containsExactly("retyped");
  }

  @Test
  void whatDocumentsDeclaredAndDoNotDeclareAnyMore() {
    Structure before = declared("elasticsearch", "logs.k", "logs.t", "plots.k", "plots.t");
    assertThat(StructureFindings.of(before, declared("elasticsearch", "logs.k", "more.k")))
        .containsExactly(
            new Finding(
                Finding.Kind.UNDECLARED,
                "logs.t",
                "logs.t was declared as text, and is not any more."),
            new Finding(
                Finding.Kind.UNDECLARED,
                "plots",
                "plots was declared, and there is nothing of that name any more."));
    assertThat(StructureFindings.of(before, declared("mongodb", "logs.k"))).isEmpty();
    // There, a column that is gone is a difference of the rows.
    assertThat(StructureFindings.of(declared("mysql", "a.x", "a.y"), declared("mysql", "a.x")))
        .isEmpty();
  }

  private static Structure declared(String engine, String... fields) {
    return Structure.ofFields(
        engine,
        Stream.of(fields)
            .map(field -> field.split("\\.", 2))
            .map(
                parts ->
                    new Field(
                        parts[0],
                        parts[1],
                        "text",
                        ValueKind.TEXT,
                        true,
                        OptionalLong.empty(),
                        OptionalLong.empty()))
            .toList());
  }

  /** Kinds and sizes are left open, as they are when only the words are known. */
  private static List<String> change(String engine, String was, String is) {
    return StructureFindings.of(field(engine, was), field(engine, is)).stream()
        .map(finding -> finding.kind().id())
        .toList();
  }

  private static Structure field(String engine, String type) {
    return Structure.ofFields(
        engine,
        List.of(
            new Field(
                "t", "c", type, ValueKind.TEXT, true, OptionalLong.empty(), OptionalLong.empty())));
  }

  @Test
  void sizesAreComparedAcrossStores() {
    assertThat(narrowed(ValueKind.TEXT, size(255), size(100))).isTrue();
    assertThat(narrowed(ValueKind.TEXT, size(255), size(Field.UNLIMITED))).isFalse();
    assertThat(narrowed(ValueKind.TEXT, OptionalLong.empty(), size(10))).isFalse();
    assertThat(narrowed(ValueKind.INTEGER, size(65), size(64))).isTrue();
    Field was = sized("a", ValueKind.NUMERIC, size(10), size(2));
    assertThat(findings(was, sized("b", ValueKind.NUMERIC, size(10), size(4)))).hasSize(1);
    assertThat(findings(was, sized("b", ValueKind.NUMERIC, size(12), size(4)))).isEmpty();
    Field whole = sized("a", ValueKind.INTEGER, size(32), OptionalLong.empty());
    assertThat(findings(whole, sized("b", ValueKind.NUMERIC, size(9), size(0)))).hasSize(1);
    assertThat(findings(whole, sized("b", ValueKind.NUMERIC, size(10), size(0)))).isEmpty();
  }

  private static boolean narrowed(ValueKind kind, OptionalLong was, OptionalLong is) {
    return !findings(
            sized("a", kind, was, OptionalLong.empty()), sized("b", kind, is, OptionalLong.empty()))
        .isEmpty();
  }

  private static List<Finding> findings(Field was, Field is) {
    return StructureFindings.of(
        Structure.ofFields("sqlite", List.of(was)), Structure.ofFields("mysql", List.of(is)));
  }

  private static Field sized(String type, ValueKind kind, OptionalLong size, OptionalLong scale) {
    return new Field("T", "c", type, kind, true, size, scale);
  }

  private static OptionalLong size(long size) {
    return OptionalLong.of(size);
  }

  private static Sequence sequence(long last, boolean called, OptionalLong max) {
    return new Sequence("users_id_seq", "users", "id", last, called, 1, max);
  }

  private static Structure foreignKeys(long orphans) {
    return Structure.ofKeys(
        List.of(),
        List.of(new ForeignKey("keys", List.of("user_id"), "users", List.of("id"), orphans)),
        List.of());
  }
}
