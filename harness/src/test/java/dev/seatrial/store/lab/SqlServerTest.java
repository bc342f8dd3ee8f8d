package dev.seatrial.store.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The servers greet on loopback and say which product they are. */
class SqlServerTest {
  @Nested
  @ExtendWith(MysqlServer.class)
  class Mysql {
    @Test
    void isNoMariadb(SqlDatabase database) throws IOException {
      assertThat(greeting(database)).doesNotContain("MariaDB").contains("caching_sha2_password");
    }
  }

  @Nested
  @ExtendWith(MariadbServer.class)
  class Mariadb {
    @Test
    void isNoMysql(SqlDatabase database) throws IOException {
      assertThat(greeting(database)).contains("MariaDB");
    }
  }

  private static String greeting(SqlDatabase database) throws IOException {
    try (Socket socket = new Socket(database.host(), database.port())) {
      socket.setSoTimeout(10_000);
      byte[] header = socket.getInputStream().readNBytes(4);
      return new String(
          socket.getInputStream().readNBytes(header[0] & 0xff), StandardCharsets.ISO_8859_1);
    }
  }
}
