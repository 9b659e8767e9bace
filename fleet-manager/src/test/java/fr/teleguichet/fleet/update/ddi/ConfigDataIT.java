package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a kiosk says of itself. */
final class ConfigDataIT extends DdiCase {

  @Test
  void attributesAreMergedReplacedAndRemoved() throws IOException {
    record Row(String body, int status) {}
    String hundred =
        java.util.stream.IntStream.range(0, 101)
            .mapToObj(it -> "\"k" + it + "\":\"v\"")
            .collect(java.util.stream.Collectors.joining(","));
    for (Row row :
        List.of(
            new Row("{\"data\":{\"a\":\"1\",\"b\":\"2\"}}", 200),
            new Row("{\"mode\":\"merge\",\"data\":{\"a\":null}}", 200),
            new Row("{\"mode\":\"remove\",\"data\":{\"zz\":\"\"}}", 200),
            new Row("{\"mode\":\"x\",\"data\":{\"a\":\"\"}}", 400),
            new Row("{\"data\":{}}", 400),
            new Row("{}", 400),
            new Row("{\"data\":{\"a\":\"é\"}}", 400),
            new Row("{\"data\":{\"a\":\"" + "x".repeat(129) + "\"}}", 400),
            new Row("{\"data\":{" + hundred + "}}", 429))) {
      assertThat(status("PUT", "/configData", row.body())).as(row.body()).isEqualTo(row.status());
    }
    String kept =
        server
            .database()
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT attributes FROM update_kiosk")
                        .mapTo(String.class)
                        .one());
    assertThat(kept).isEqualTo("{\"b\":\"2\"}");
  }

  @Test
  void aKioskSaysWhatItHas() throws IOException {
    int _ = bench.distribution("os.swu", IMAGE);
    String has = "{\"name\":\"kiosk\",\"version\":\"1.1\"}";

    assertThat(status("PUT", "/installedBase", has)).isEqualTo(201);
    assertThat(status("PUT", "/installedBase", has)).isEqualTo(200);
    assertThat(status("PUT", "/installedBase", has.replace("1.1", "9"))).isEqualTo(404);
  }
}
