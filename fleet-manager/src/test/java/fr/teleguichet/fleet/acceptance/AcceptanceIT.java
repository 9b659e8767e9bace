package fr.teleguichet.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.pki.device.DeviceClient;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.ShortCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acceptance records: signed by the unit, typed on a page, or sent by a program. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class AcceptanceIT {

  private static final String RECORD =
      """
      {"version":1,"kiosk":"borne-gramat","territory":"grand-figeac","key":"%s","board":"Raspberry Pi 5",
       "at":"2026-11-24T09:00:00Z","technician":"Zoé <b>","unknown":{"to":["us"]},
       "peripherals":[{"device":"printer","result":"passed","measured":"1 page","remark":""}],
       "accessibility":[{"clause":"EN 301 549 8.3.2.1","measure":"high-reach","value":1180.5,"unit":"mm",
                         "limit":"≤ 1220","passed":true}],
       "versions":{"agent":"1.2.3"},"verdict":"%s"}
      """;

  private static final KioskId NAME =
      new KioskId(new Territory("grand-figeac"), new KioskName("borne-gramat"));

  private static HttpResponse<String> send(TestPages.Running pages, KeyedUnit unit, String jws)
      throws IOException {
    try (DeviceClient client = unit.connect(pages)) {
      return send(client, jws);
    }
  }

  private static HttpResponse<String> send(DeviceClient client, String jws) throws IOException {
    return client.send(
        client
            .request("/device/v1/acceptance")
            .header("Content-Type", "application/jose")
            .POST(BodyPublishers.ofString(jws))
            .build());
  }

  private static KeyedUnit enrolled(TestPages.Running pages) throws IOException {
    KeyedUnit unit = KeyedUnit.of("grand-figeac", "borne-gramat").certifiedBy(pages, NAME);
    FiveUnits.enrol(pages, "borne-gramat", unit.fingerprint());
    return unit;
  }

  private static String signed(KeyedUnit unit, String verdict) {
    return unit.sign(RECORD.formatted(unit.fingerprint().hex(), verdict), unit.fingerprint().hex());
  }

  @Test
  void aSignedRecordIsKeptOnceAndMakesTheUnitAccepted(TestPages.Running pages) throws IOException {
    KeyedUnit unit = enrolled(pages);
    String jws = signed(unit, "accepted");

    assertThat(send(pages, unit, jws).statusCode()).isEqualTo(204);
    assertThat(send(pages, unit, jws).statusCode()).isEqualTo(204);

    String units = pages.get("/api/v1/units?q=borne-gramat").body();
    assertThat(units).contains("\"state\":\"accepted\"");
    String number = units.replaceAll("(?s).*\"number\":([0-9]+).*", "$1");
    String records = pages.get("/api/v1/units/" + number + "/acceptances").body();
    assertThat(records).containsOnlyOnce("\"technician\"").contains("\"signed\":true");
    String id = records.replaceAll("(?s)^\\[\\{\"id\":([0-9]+).*", "$1");
    assertThat(pages.get("/units/" + number + "/acceptance/" + id).body())
        .contains("Zoé &lt;b&gt;")
        .contains("180,5");
  }

  @Test
  void aRecordThatIsNotTheSendersOwnIsRefused(TestPages.Running pages) throws IOException {
    KeyedUnit unit = enrolled(pages);
    String kid = unit.fingerprint().hex();
    KeyedUnit thief = KeyedUnit.of("grand-figeac", "borne-gramat");

    assertThat(send(pages, unit, thief.sign(RECORD.formatted(kid, "accepted"), kid)).statusCode())
        .isEqualTo(400);
    assertThat(
            send(pages, unit, unit.sign(RECORD.formatted("0".repeat(64), "accepted"), kid))
                .statusCode())
        .isEqualTo(400);
    assertThat(send(pages, unit, unit.sign(RECORD.formatted(kid, "perhaps"), kid)).statusCode())
        .isEqualTo(400);
    assertThat(send(pages, unit, unit.sign("[]", kid)).statusCode()).isEqualTo(400);
    assertThat(pages.get("/api/v1/units?q=borne-gramat").body()).contains("\"state\":\"enrolled\"");
  }

  @Test
  void withoutACertificateNothingIsTaken(TestPages.Running pages) throws IOException {
    try (DeviceClient stranger = DeviceClient.stranger(pages.devices(), pages.authority().root())) {
      assertThat(send(stranger, "x.y.z").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anOlderRecordThatComesLateDoesNotUndoANewerOne(TestPages.Running pages) throws IOException {
    KeyedUnit unit = enrolled(pages);
    String kid = unit.fingerprint().hex();
    assertThat(send(pages, unit, signed(unit, "accepted")).statusCode()).isEqualTo(204);

    String older =
        RECORD.formatted(kid, "refused").replace("2026-11-24T09:00:00Z", "2026-11-23T09:00:00Z");
    assertThat(send(pages, unit, unit.sign(older, kid)).statusCode()).isEqualTo(204);

    assertThat(pages.get("/api/v1/units?q=borne-gramat").body()).contains("\"state\":\"accepted\"");
  }

  @Test
  void aTechnicianFillsTheRecordInAndCannotContradictThemselves(TestPages.Running pages) {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String path = "/units/" + units.enrolled() + "/acceptance";
    StringBuilder form = new StringBuilder("technician=Durand&verdict=accepted");
    for (Peripheral kind : Peripheral.values()) {
      form.append("&result-").append(kind.deviceId()).append("=passed");
    }
    for (AccessibilityMeasure measure : AccessibilityMeasure.lengths()) {
      form.append('&')
          .append(measure.code())
          .append('=')
          .append(AcceptanceViewModels.limit(measure));
    }
    String good = form.toString();

    assertThat(post(pages, path, "technician=").body()).contains("champs sont à corriger");
    assertThat(post(pages, path, good.replace("high-reach=1220", "high-reach=1221")).body())
        .contains("sort des limites");
    assertThat(
            post(pages, path, good.replace("result-screen=passed", "result-screen=absent"))
                .statusCode())
        .isEqualTo(422);

    assertThat(post(pages, path, good).statusCode()).isEqualTo(303);
    assertThat(pages.get("/units/" + units.enrolled()).body()).contains("Réceptionné");
  }

  private static HttpResponse<String> post(TestPages.Running pages, String path, String form) {
    URI uri = pages.uri("");
    return pages.send(
        pages
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "http://" + uri.getHost() + ":" + uri.getPort())
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  @Test
  void aProgramPlansAcceptsAndRetiresWithTheToken(TestPages.Running pages) throws IOException {
    FiveUnits.Numbers units = FiveUnits.on(pages);
    String token = "Bearer " + Files.readString(pages.tokenFile()).strip();

    HttpResponse<String> claim =
        api(pages, "", token, "{\"kiosk\":\"borne-a\",\"territory\":\"cauvaldor\"}");
    assertThat(claim.statusCode()).isEqualTo(201);
    assertThat(claim.body()).contains("\"secret\":\"").contains("\"kiosk\":\"borne-a\"");
    assertThat(claim.headers().firstValue("Location").orElse("")).startsWith("/api/v1/units/");
    assertThat(
            api(pages, "", token, "{\"kiosk\":\"borne-a\",\"territory\":\"cauvaldor\"}")
                .statusCode())
        .isEqualTo(409);
    assertThat(api(pages, "", "Bearer no", "{}").statusCode()).isEqualTo(401);
    String seen =
        "{\"kiosk\":\"borne-b\",\"territory\":\"cauvaldor\",\"code\":\"%s\",\"fingerprint\":\"%s\"}";
    String code = ShortCode.of(FiveUnits.WAITING).toString();
    String accept = "/" + units.waiting() + "/accept";
    assertThat(
            api(pages, accept, token, seen.formatted("00000000", FiveUnits.WAITING.hex()))
                .statusCode())
        .isEqualTo(422);
    assertThat(api(pages, accept, token, seen.formatted(code, FiveUnits.WAITING.grouped())).body())
        .contains("\"state\":\"enrolled\"");
    String retire = "/" + units.enrolled() + "/retire";
    assertThat(api(pages, retire, token, "{\"kiosk\":\"borne\"}").statusCode()).isEqualTo(400);
    assertThat(api(pages, retire, token, "{\"kiosk\":\"borne-cajarc\"}").body())
        .contains("\"state\":\"retired\"");
    assertThat(pages.get("/api/v1/units?state=retired").body()).contains("borne-cajarc");
    assertThat(pages.get("/api/v1/units?state=gone").statusCode()).isEqualTo(400);
    assertThat(pages.get("/api/v1/units/" + units.enrolled()).body())
        .contains("\"verb\":\"retired\"")
        .contains("\"revoked\":\"");
  }

  private static HttpResponse<String> api(
      TestPages.Running pages, String path, String token, String body) {
    return pages.send(
        pages
            .request("/api/v1/units" + path)
            .header("Content-Type", "application/json")
            .header("Authorization", token)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void whatAUnitIsMadeOfIsToldSearchedAndExportedWithoutFormulas(TestPages.Running pages)
      throws IOException {
    KeyedUnit unit = enrolled(pages);
    String body =
        "{\"boardSerial\":\"=cmd|' /C calc'!A0\",\"boardRevision\":\"Pi 5 \\\"rev\\\" 1.0\","
            + "\"macs\":[\"dc:a6:32:00:00:01\"],\"storageCid\":\"CID1\",\"key\":\""
            + unit.fingerprint().hex()
            + "\",\"versions\":{\"image\":\"2026.11\",\"agent\":\"1.2.3\"}}";

    HttpResponse<String> told;
    try (DeviceClient client = unit.connect(pages)) {
      told =
          client.send(
              client
                  .request("/device/v1/manufacturing")
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofString(body))
                  .build());
    }

    assertThat(told.statusCode()).isEqualTo(204);
    assertThat(pages.get("/api/v1/units/manufacturing?q=agent%3D1.2.3").body())
        .contains("\"kiosk\":\"borne-gramat\"");
    assertThat(pages.get("/api/v1/units/manufacturing?q=nothing").body()).isEqualTo("[]");
    assertThat(pages.get("/api/v1/units/manufacturing.csv").body())
        .startsWith("kiosk,territory,")
        .contains("\"'=cmd|' /C calc'!A0\",\"Pi 5 \"\"rev\"\" 1.0\"");
  }
}
