package fr.teleguichet.fleet.update.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rollout of several territories, for who may see one of them. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class RolloutScopeIT {
  private RolloutBench bench;

  @BeforeEach
  void open(TestPages.Running server) throws IOException {
    bench = new RolloutBench(server);
    var _ = bench.kiosk("borne-gourdon", "lot");
    var _ = bench.kiosk("borne-nogaro", "gers");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itsPlanNamesNoKioskAndNoTerritoryThatIsOutside(TestPages.Running server) throws IOException {
    int rollout =
        bench.rollout(
            bench.distribution(),
            """
            ,"filter":{"kiosks":["borne-nogaro","borne-gourdon"],"territories":["gers","lot"]},
             "waves":[{"name":"first","filter":{"kiosks":["borne-nogaro"]}},{"name":"then"}],
             "alone":["borne-nogaro","borne-gourdon"]
            """);
    Forms whole = new Forms(server, TestPeople.coordinator(server.context()));
    Forms lot = new Forms(server, TestPeople.of(server.context(), Role.TECHNICIAN, "lot"));

    for (String path :
        new String[] {
          "/api/v1/rollouts", "/api/v1/rollouts/" + rollout, "/rollouts/" + rollout, "/rollouts"
        }) {
      assertThat(whole.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(lot.get(path).statusCode()).as(path).isEqualTo(200);
      assertThat(lot.page(path)).as(path).doesNotContainIgnoringCase("nogaro", "gers");
    }
    assertThat(whole.get("/api/v1/rollouts").body()).contains("borne-nogaro", "\"gers\"");
    assertThat(lot.get("/api/v1/rollouts/" + rollout).body())
        .contains("\"kiosks\":[\"borne-gourdon\"]", "\"territories\":[\"lot\"]")
        .contains("\"alone\":[\"borne-gourdon\"]");
  }

  @Test
  void labelsThatAreOfferedAreThoseOfTheOwnKiosks(TestPages.Running server) throws IOException {
    for (String label : new String[] {"gourdon/labels/pilote", "nogaro/labels/chez-nous"}) {
      String path = "/api/v1/kiosks/borne-" + label;
      assertThat(bench.updates().ask("PUT", path, "").statusCode()).as(path).isBetween(200, 204);
    }
    String form = "/rollouts/new?distribution=" + bench.distribution();
    Forms whole = new Forms(server, TestPeople.coordinator(server.context()));
    Forms lot = new Forms(server, TestPeople.of(server.context(), Role.COORDINATOR, "lot"));

    for (String path : new String[] {form, "/updates"}) {
      assertThat(whole.get(path).body()).as(path).contains("pilote", "chez-nous");
      assertThat(lot.get(path).body()).as(path).contains("pilote").doesNotContain("chez-nous");
    }
  }
}
