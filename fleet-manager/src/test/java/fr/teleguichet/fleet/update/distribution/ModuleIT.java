package fr.teleguichet.fleet.update.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.update.UpdateBench;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a software module must have. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ModuleIT {

  @Test
  void aModuleWithoutFilesIsRefusedAndToldWhatToDo(TestPages.Running pages) throws IOException {
    UpdateBench bench = new UpdateBench(pages);
    for (String artifacts : new String[] {",\"artifacts\":[]", ""}) {
      HttpResponse<String> answer =
          bench.ask(
              "POST",
              "/api/v1/software-modules",
              "{\"part\":\"os\",\"name\":\"kiosk-os\",\"version\":\"1.4\"" + artifacts + "}");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body())
          .contains("\"field\":\"artifacts\"")
          .contains("upload it to /api/v1/artifacts");
    }
  }
}
