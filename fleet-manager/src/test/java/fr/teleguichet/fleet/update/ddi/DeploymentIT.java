package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.update.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An update from its offer to its end. */
final class DeploymentIT extends DdiCase {

  @Test
  void anUpdateIsOfferedReadDownloadedAndInstalled() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ",\"forced\":true");
    assertThat(links()).containsExactly("deploymentBase", "configData");
    String address = poll().get("_links").get("deploymentBase").get("href").getStringValue();
    assertThat(address)
        .startsWith(
            server.devices() + "/DEFAULT/controller/v1/figeac-1/deploymentBase/" + id + "?c=");

    Json whole = bench.json(kiosk.client().get(URI.create(address).getRawPath()));
    assertThat(whole.get("id").getStringValue()).isEqualTo(Integer.toString(id));
    assertThat(whole.get("deployment").get("download").getStringValue()).isEqualTo("forced");
    Json chunk = whole.get("deployment").get("chunks").get(0);
    assertThat(chunk.get("part").getStringValue()).isEqualTo("os");
    Json file = chunk.get("artifacts").get(0);
    assertThat(file.get("size").getIntValue()).isEqualTo(IMAGE.length);
    assertThat(file.get("hashes").get("sha256").getStringValue()).hasSize(64);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("running");

    String download =
        URI.create(file.get("_links").get("download").get("href").getStringValue()).getPath();
    HttpResponse<String> got = kiosk.client().get(download);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(new String(IMAGE, StandardCharsets.UTF_8));
    assertThat(got.headers().firstValue("ETag"))
        .hasValue("\"" + file.get("hashes").get("sha1").getStringValue() + "\"");
    assertThat(got.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.length);
    assertThat(kiosk.client().get(download + ".MD5SUM").body())
        .isEqualTo(file.get("hashes").get("md5").getStringValue() + "  os.swu");

    for (String step : List.of("scheduled", "download", "downloaded", "proceeding", "resumed")) {
      assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback(step, "none")))
          .isEqualTo(200);
    }
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success")))
        .isEqualTo(200);
    assertThat(status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "failure")))
        .isEqualTo(410);
    assertThat(bench.update(kiosk, id).get("state").getStringValue()).isEqualTo("succeeded");
    assertThat(links()).containsExactly("installedBase", "configData");
    assertThat(kiosk.get("/installedBase/" + id).statusCode()).isEqualTo(200);
    assertThat(kiosk.client().get(download).statusCode()).isEqualTo(404);
    assertThat(server.audit().of("update.succeeded")).hasSize(1);
    HttpResponse<String> told = kiosk.get("/installedBase/" + id + "?actionHistory=2");
    assertThat(bench.json(told).get("actionHistory").get("messages").size()).isEqualTo(2);
  }

  /** Others are for programs of the network. */
  @Test
  void wordsAboutAModuleGoAlongWithItWhereDevicesAreToldOfThem() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    int module =
        bench.json(bench.ask("GET", "/api/v1/software-modules", "")).get(0).get("id").getIntValue();
    String path = "/api/v1/software-modules/" + module + "/metadata/";
    assertThat(
            bench.ask("PUT", path + "reboot", "{\"value\":\"yes\",\"visible\":true}").statusCode())
        .isEqualTo(200);
    assertThat(bench.ask("PUT", path + "ticket", "{\"value\":\"12\"}").statusCode()).isEqualTo(200);
    assertThat(bench.ask("PUT", path + "a%20b", "{\"value\":\"12\"}").statusCode()).isEqualTo(400);

    Json words = chunk(id).get("metadata");
    assertThat(words.size()).isEqualTo(1);
    assertThat(words.get(0).get("key").getStringValue()).isEqualTo("reboot");
    assertThat(words.get(0).get("value").getStringValue()).isEqualTo("yes");

    assertThat(bench.ask("DELETE", path + "reboot", "").statusCode()).isEqualTo(204);
    assertThat(bench.ask("DELETE", path + "reboot", "").statusCode()).isEqualTo(404);
    assertThat(chunk(id).has("metadata")).isFalse();
    assertThat(server.audit().of("software-module.metadata-set")).hasSize(2);
  }

  private Json chunk(int id) throws IOException {
    return bench.json(kiosk.get("/deploymentBase/" + id)).get("deployment").get("chunks").get(0);
  }

  @Test
  void asMuchOfTheHistoryIsToldAsWasAskedFor() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    for (int told = 0; told < 3; told++) {
      assertThat(
              status("POST", "/deploymentBase/" + id + "/feedback", feedback("proceeding", "none")))
          .isEqualTo(200);
    }
    for (String wrong : List.of("x", "1.5", "")) {
      assertThat(kiosk.get("/deploymentBase/" + id + "?actionHistory=" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(history(id, "0").has("actionHistory")).isFalse();
    assertThat(history(id, "2").get("actionHistory").get("messages").size()).isEqualTo(2);
    assertThat(history(id, "-1").get("actionHistory").get("messages").size()).isEqualTo(6);
    assertThat(history(id, "-1").get("actionHistory").get("status").getStringValue())
        .isEqualTo("RETRIEVED");
  }

  private Json history(int id, String lines) throws IOException {
    return bench.json(kiosk.get("/deploymentBase/" + id + "?c=1&actionHistory=" + lines));
  }
}
