package fr.teleguichet.fleet.update.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.ReleaseBench;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may become a version of a part where nobody set anything. */
@ExtendWith(TestDatabase.class)
final class PartKindIT {

  /** The file says revision 1.0 of some board: nobody said that such a system is the kiosks'. */
  @Test
  void aReleaseForAnotherProgramIsRefusedWithoutAnySetting(Database database) throws IOException {
    try (ReleaseBench fleet = new ReleaseBench(database, Map.of())) {
      int _ = fleet.know(fleet.signer());
      int artifact = fleet.taken(fleet.release("1.0")).get("id").getIntValue();
      for (String part : List.of("os", "agent", "configuration")) {
        HttpResponse<String> answer = module(fleet, part, artifact);
        assertThat(answer.statusCode()).as(part).isEqualTo(422);
        assertThat(answer.body()).contains("is not for the part " + part);
      }
      assertThat(module(fleet, "door", artifact).statusCode()).isEqualTo(201);
    }
  }

  private static HttpResponse<String> module(ReleaseBench fleet, String part, int artifact) {
    return fleet
        .bench()
        .ask(
            "POST",
            "/api/v1/software-modules",
            """
            {"part":"%s","name":"kiosk","version":"1.0","artifacts":[%d]}
            """
                .formatted(part, artifact));
  }
}
