package dev.seatrial.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seatrial.integrity.StructureFindings.Finding;
import dev.seatrial.store.Structure;
import dev.seatrial.store.Structure.ForeignKey;
import dev.seatrial.store.Structure.Sequence;
import java.util.List;
import java.util.OptionalLong;
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
