package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.UpdateBench;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.release.ReleaseSigner;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TestKeys;
import fr.teleguichet.release.TrustLists;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A key that was stolen, the list that takes it back, and a kiosk that has it. */
public final class TrustListSamples {

  private TrustListSamples() {}

  /** Makes them; returns the root of trust. */
  public static ReleaseSigner rootOf(TestPages.Running pages) {
    ReleaseSigner root = signer(pages, "Racine");
    int _ = on(pages, root);
    return root;
  }

  /** Makes them; returns the number of a key that is not retired. */
  public static int on(TestPages.Running pages) {
    return on(pages, signer(pages, "Racine"));
  }

  /** The number of the distribution that brings the list, once both were made. */
  public static int published(TestPages.Running pages) {
    try {
      UpdateBench bench = new UpdateBench(pages);
      HttpResponse<String> list = bench.ask("POST", "/api/v1/trust-lists/7/publish", "");
      require(list);
      return bench.json(list).get("distribution").getIntValue();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int on(TestPages.Running pages, ReleaseSigner root) {
    try {
      UpdateBench bench = new UpdateBench(pages);
      ReleaseSigner stolen = signer(pages, "Clé volée");
      int next = know(pages, bench, signer(pages, "Atelier 2027"), "releases");
      int lost = know(pages, bench, stolen, "releases");
      int _ = know(pages, bench, root, "trust-lists");
      require(
          bench.ask("POST", "/api/v1/release-keys/" + lost + "/retire", "{\"quarantine\":true}"));
      require(
          bench.send(
              "/api/v1/trust-lists?name=trust-list-7.swu",
              BodyPublishers.ofByteArray(
                  TrustLists.without(root, 7, SignerIdentity.fingerprint(stolen.certificate())))));
      boolean _ =
          pages
              .context()
              .getBean(UpdateClientAttributeRepository.class)
              .describes(
                  new TargetId("borne-cajarc"),
                  KioskAttributeRepository.Mode.MERGE,
                  Map.of("version-trust-list", "7"));
      return next;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ReleaseSigner signer(TestPages.Running pages, String name) {
    Instant now = pages.clock().instant();
    return ReleaseSigner.selfSigned(
        name, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)));
  }

  private static int know(
      TestPages.Running pages, UpdateBench bench, ReleaseSigner signer, String purpose)
      throws IOException {
    String key =
        pages
            .context()
            .getBean(ObjectMapper.class)
            .writeValueAsString(
                Map.of(
                    "name",
                    signer.certificate().getSubjectX500Principal().getName(),
                    "certificate",
                    TestKeys.pem(signer.certificate()),
                    "purpose",
                    purpose));
    HttpResponse<String> answer = bench.ask("POST", "/api/v1/release-keys", key);
    require(answer);
    return bench.json(answer).get("id").getIntValue();
  }

  private static void require(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(answer.body());
    }
  }
}
