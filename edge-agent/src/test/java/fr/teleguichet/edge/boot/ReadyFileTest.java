package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {

  @Test
  void itSaysWhoIsReadyWhereAndGoesAwayAgain(@TempDir Path folder) throws IOException {
    Path place = folder.resolve("made/when/missing/ready.json");
    var file = new ReadyFile(place);

    assertThat(file.write(4601, Optional.of("causse"), URI.create("http://127.0.0.1:8090/")))
        .isEqualTo(place.toAbsolutePath());

    assertThat(new JsonObject(Files.readString(place)))
        .isEqualTo(
            new JsonObject()
                .put("pid", 4601)
                .put("kiosk", "causse")
                .put("screen", "http://127.0.0.1:8090/"));
    assertThat(place.resolveSibling("ready.json.new")).doesNotExist();
    assertThat(file.remove()).isTrue();
    assertThat(file.remove()).isFalse();
  }
}
