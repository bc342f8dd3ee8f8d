package dev.seatrial.store.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seatrial.store.open.StoreUrl.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreUrlTest {

  private static StoreUrl url(String text) {
    return StoreUrl.parse(text, Map.of()).orElseThrow();
  }

  @Test
  void everyKindHasItsScheme() {
    assertThat(url("sqlite:/tmp/a.db").kind()).isEqualTo(Kind.SQLITE);
    assertThat(url("sqlite:///tmp/a.db")).hasToString("sqlite:/tmp/a.db");
    assertThat(url("postgres://host/db").kind()).isEqualTo(Kind.POSTGRESQL);
    assertThat(url("elasticsearch+https://host").kind()).isEqualTo(Kind.ELASTICSEARCH);
    assertThat(url("mysql://host/db").kind()).isEqualTo(Kind.MYSQL);
    assertThat(url("mariadb://host/db").kind()).isEqualTo(Kind.MYSQL);
    assertThat(url("mongodb://host/db").kind()).isEqualTo(Kind.MONGODB);
    assertThat(url("file:/tmp").kind()).isEqualTo(Kind.FILES);
    assertThat(url("tar:/tmp/a.tar")).hasToString("tar:/tmp/a.tar");
    assertThat(url("redis://:pass@host/2").kind()).isEqualTo(Kind.REDIS);
    assertThat(url("etcd://host").kind()).isEqualTo(Kind.ETCD);
    assertThat(StoreUrl.parse("oracle://host/db", Map.of())).isEmpty();
    assertThat(StoreUrl.parse("/nowhere/at/all", Map.of())).isEmpty();
  }

  @Test
  void theTextFormHasNoPassword() {
    assertThat(url("postgresql://ada:p%40ss@host:5433/app"))
        .hasToString("postgresql://ada@host:5433/app");
    assertThat(url("mongodb://ada:secret@host/app"))
        .asString()
        .contains("ada@host")
        .doesNotContain("secret");
    assertThat(url("redis://:pass@host")).hasToString("redis://host:6379");
  }

  @Test
  void whatTheUrlLeavesOutComesFromTheEnvironment() {
    StoreUrl.Server server =
        StoreUrl.Server.of(
            "postgresql://host/app",
            5432,
            "PGUSER",
            "PGPASSWORD",
            Map.of("PGUSER", "ada", "PGPASSWORD", "p:@+ss"));
    StoreUrl.Server said =
        StoreUrl.Server.of(
            "postgresql://bob:a+b%20c@host/app",
            5432, "PGUSER", "PGPASSWORD", Map.of("PGUSER", "ada", "PGPASSWORD", "else"));

    assertThat(server.user()).contains("ada");
    assertThat(server.password()).contains("p:@+ss");
    assertThat(said.user()).contains("bob");
    assertThat(said.password()).isEqualTo(Optional.of("a+b c"));
  }

  @Test
  void aMalformedUrlIsNotQuoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> url("postgresql://ada:ge heim@host/app"))
        .withMessageNotContaining("heim");
    assertThatIllegalArgumentException().isThrownBy(() -> url("postgresql:///app"));
  }
}
