package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.update.UpdateSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of updates. */
final class DownloadIT extends DdiCase {

  @Test
  void partsOfAFileAreServed() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = download(id);
    String whole = new String(IMAGE, StandardCharsets.UTF_8);
    record Row(String range, int status, String body) {}
    for (Row row :
        List.of(
            new Row("bytes=0-1", 206, whole.substring(0, 2)),
            new Row("bytes=10-", 206, whole.substring(10)),
            new Row("bytes=-4", 206, "6789"),
            new Row("bytes=5-1000000", 206, whole.substring(5)),
            new Row("bytes=1000-", 416, ""),
            new Row("bytes=-0", 416, ""),
            new Row("bytes=0-1,1-5", 416, ""),
            new Row("lines=1-2", 200, whole))) {
      HttpResponse<String> answer =
          kiosk.client().send(kiosk.client().request(path).header("Range", row.range()).build());
      assertThat(answer.statusCode()).as(row.range()).isEqualTo(row.status());
      assertThat(answer.body()).as(row.range()).isEqualTo(row.body());
    }
    HttpRequest.Builder stale =
        kiosk.client().request(path).header("Range", "bytes=0-1").header("If-Range", "\"old\"");
    assertThat(kiosk.client().send(stale.build()).statusCode()).isEqualTo(200);
    HttpRequest.Builder other = kiosk.client().request(path).header("If-Match", "\"old\"");
    assertThat(kiosk.client().send(other.build()).statusCode()).isEqualTo(412);
    HttpResponse<String> head = kiosk.client().send(kiosk.client().request(path).HEAD().build());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(IMAGE.length);
    String modified = head.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(modified).matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
    HttpRequest.Builder same =
        kiosk.client().request(path).header("Range", "bytes=0-1").header("If-Range", modified);
    HttpResponse<String> part = kiosk.client().send(same.build());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().allValues("Expires")).containsExactly("0");
  }

  /** As hawkBit writes them, for clients that fetch holes in a file at once. */
  @Test
  void severalPartsComeInOneBody() throws IOException {
    String path = download(bench.assign(kiosk, bench.distribution("os.swu", IMAGE), ""));
    HttpRequest.Builder request =
        kiosk.client().request(path).header("Range", "bytes=3-7, 0-1, -2");
    HttpResponse<String> answer = kiosk.client().send(request.build());
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("multipart/byteranges; boundary=THIS_STRING_SEPARATES_MULTIPART");
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(answer.body().length());
    assertThat(answer.body())
        .isEqualTo(
            """
            --THIS_STRING_SEPARATES_MULTIPART
            Content-Type: application/octet-stream
            Content-Range: bytes 3-7/31

            image
            --THIS_STRING_SEPARATES_MULTIPART
            Content-Type: application/octet-stream
            Content-Range: bytes 0-1/31

            an
            --THIS_STRING_SEPARATES_MULTIPART
            Content-Type: application/octet-stream
            Content-Range: bytes 29-30/31

            89
            --THIS_STRING_SEPARATES_MULTIPART--
            """
                .replace("\n", "\r\n"));
  }

  /** As after the restore of a database without its files. */
  @Test
  void aFileThatIsMissingIsToldAsMissingAndOfferedToNobody() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = download(id);
    Path folder = server.context().getBean(UpdateSettings.class).folder();
    try (var files = Files.walk(folder)) {
      for (Path content :
          files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}")).toList()) {
        Files.delete(content);
      }
    }

    HttpResponse<String> answer = kiosk.client().get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("os.swu is missing on the server");
    HttpRequest.Builder part = kiosk.client().request(path).header("Range", "bytes=3-7, 0-1");
    assertThat(kiosk.client().send(part.build()).statusCode()).isEqualTo(404);
    assertThat(server.audit().of("artifact.damaged")).hasSize(1);
    assertThat(bench.json(bench.ask("GET", "/api/v1/artifacts", "")).get(0).has("damaged"))
        .isTrue();
  }

  /** A withdrawn update, or one that is over, gives no file any more. */
  @Test
  void onlyTheUpdateWhoseTurnItIsGivesItsFiles() throws IOException {
    int id = bench.assign(kiosk, bench.distribution("os.swu", IMAGE), "");
    String path = download(id);
    assertThat(kiosk.client().get(path).statusCode()).isEqualTo(200);
    int _ = status("POST", "/deploymentBase/" + id + "/feedback", feedback("closed", "success"));
    assertThat(kiosk.client().get(path).statusCode()).isEqualTo(404);
    String list = path.substring(0, path.lastIndexOf('/'));
    assertThat(kiosk.client().get(list).statusCode()).isEqualTo(200);
    assertThat(kiosk.client().get(list.replaceAll("[0-9]+/artifacts", "99/artifacts")).statusCode())
        .isEqualTo(404);
  }
}
