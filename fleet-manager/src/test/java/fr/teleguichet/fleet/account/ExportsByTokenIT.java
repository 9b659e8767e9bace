package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.alert.AlertSamples;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.compliance.document.ComplianceDocumentKind;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.remotecommand.RemoteCommandSamples;
import fr.teleguichet.fleet.training.TrainingSamples;
import fr.teleguichet.fleet.update.UpdateBench;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every file that somebody may download by hand, a program with a token gets alike. */
@ExtendWith({TestDatabase.class, TestPages.class})
final class ExportsByTokenIT {

  private static final Set<String> FILE_TYPES =
      Set.of(
          "text/csv",
          "application/json",
          "application/pdf",
          "application/zip",
          "application/vnd.oasis.opendocument.spreadsheet");

  /** What is no export: whether the program is well, and what its pages are made of. */
  private static final Set<String> NOT_EXPORTS = Set.of("/health", "/assets/", "/webjars/");

  /** Pages that a browser alone can use, with why no program needs what they answer. */
  private static final Set<String> FOR_BROWSERS =
      Set.of(
          // What the map draws, which /api/v1/sites tells.
          "/map/outline.json",
          "/map/places.json",
          // Of the desk's page while somebody talks.
          "/desk/check",
          "/desk/calls/{id}/transfer",
          // Drawn into the handbook's pages.
          "/help/pictures/{name}",
          // Where signing in elsewhere begins and ends.
          "/sign-in/provider",
          "/sign-in/provider/back",
          // Papers that people put there and read, in whatever form they have.
          "/sites/{code}/documents/{id}");

  /** Of which two answers in a row need not be the same: they tell of moments, or of asking. */
  private static final Set<String> MOVING =
      Set.of("/api/v1/status", "/api/v1/audit", "/audit.csv", "/api/v1/kiosks");

  private static final int TRIES = 3;

  private final HttpClient http = HttpClient.newHttpClient();

  private static boolean answersFile(UriRouteInfo<?, ?> route) {
    return route.getProduces().stream().map(MediaType::getName).anyMatch(FILE_TYPES::contains);
  }

  private static List<String> files(TestPages.Running pages, Map<String, String> things) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethodName().equals("GET"))
        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class))
        .filter(ExportsByTokenIT::answersFile)
        .map(route -> route.getUriMatchTemplate().toPathString())
        .filter(path -> NOT_EXPORTS.stream().noneMatch(path::startsWith))
        .filter(path -> !FOR_BROWSERS.contains(path))
        .map(path -> of(path, things))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  /** The address of something that is there. */
  private static String of(String path, Map<String, String> things) {
    String address = path;
    for (var thing : things.entrySet()) {
      address =
          address.replaceAll(
              thing.getKey() + "/\\{[a-z]+}", thing.getKey() + "/" + thing.getValue());
    }
    return address;
  }

  /** Makes one of each kind of things; what stands before their names, and the names. */
  private static Map<String, String> things(TestPages.Running pages) throws IOException {
    EightKiosks.on(pages);
    long _ = BudgetSamples.on(pages);
    UpdateBench bench = new UpdateBench(pages);
    int distribution = bench.distribution("os.swu", new byte[] {1});
    Map<String, String> things = new LinkedHashMap<>();
    things.put("/evaluations", EvaluationSamples.on(pages).published().replaceAll(".*/", ""));
    things.put("/alerts", Long.toString(AlertSamples.on(pages)));
    things.put("/units", Integer.toString(FiveUnits.on(pages).enrolled()));
    things.put("/people", Integer.toString(TrainingSamples.on(pages).person()));
    things.put("/care", RemoteCommandSamples.on(pages).picture());
    things.put(
        "/rollouts",
        id(bench.ask("POST", "/api/v1/rollouts", "{\"distribution\":" + distribution + "}")));
    things.put("/artifacts", id(bench.ask("GET", "/api/v1/artifacts", "")));
    things.put("/software-modules", id(bench.ask("GET", "/api/v1/software-modules", "")));
    things.put("/offers", "borne-gramat");
    things.put("/times", "borne-gramat");
    things.put("/sites", "cajarc");
    things.put("/services", "caf");
    things.put("/open-data", "indicateurs.csv");
    things.put("/compliance", ComplianceDocumentKind.ACCESSIBILITY_STATEMENT.code());
    things.put("/parameters", "1");
    things.put("/kiosks", "borne-gramat");
    String notes = "/api/v1/artifacts/" + things.get("/artifacts") + "/notes";
    assertThat(bench.ask("PUT", notes, "{\"notes\":\"Plus rapide.\"}").statusCode()).isEqualTo(200);
    bench.kiosk("borne-gramat", "cauvaldor").close();
    String secret = "/api/v1/kiosks/borne-gramat/target-token";
    assertThat(bench.ask("POST", secret, "").statusCode()).isEqualTo(201);
    return things;
  }

  private static String id(HttpResponse<String> answer) {
    return Forms.between(answer.body(), "\"id\":", ",");
  }

  @Test
  void aTokenGetsWhatASessionGets(Database database) throws IOException {
    try (TestPages.Running pages =
        TestPages.start(
            database, Map.of("fleet.public-sites", "true", "fleet.update.target-token", "true"))) {
      compare(pages);
    }
  }

  private void compare(TestPages.Running pages) throws IOException {
    Map<String, String> things = things(pages);
    List<String> paths = files(pages, things);
    assertThat(paths)
        .contains(
            "/usage.csv",
            "/usage/interviews.csv",
            "/budget.csv",
            "/activity.csv",
            "/activity.ods",
            "/open-data.zip",
            "/api/v1/open-data/indicateurs.csv",
            "/evaluations/" + things.get("/evaluations") + "/report.pdf",
            "/sites/cajarc/poster.pdf",
            "/site-register.json",
            "/mediator/notes.csv");
    ApiTokenRepository tokens = pages.context().getBean(ApiTokenRepository.class);

    List<String> wrong = new ArrayList<>();
    Set<String> refused = new TreeSet<>(paths);
    for (Role role : Role.values()) {
      for (Scope scope : List.of(new Scope.Fleet(), new Scope.Territories(Set.of("cauvaldor")))) {
        String session = TestPeople.signedIn(pages.context(), role, scope);
        String token = tokens.make("files", role, scope, "a test", Optional.empty()).reveal();
        for (String path : paths) {
          HttpResponse<byte[]> byHand;
          HttpResponse<byte[]> byToken;
          boolean same;
          int asked = 0;
          do { // again where an alert, or a step of a rollout, came between the two
            byHand = ask(pages, path, "Cookie", "teleguichet=" + session);
            byToken = ask(pages, path, "Authorization", "Bearer " + token);
            same = isSame(path, byHand, byToken);
            asked++;
          } while (!same && asked < TRIES);
          if (byToken.statusCode() == 200) {
            refused.remove(path);
          }
          if (!same) {
            wrong.add(
                role
                    + " "
                    + scope
                    + " "
                    + path
                    + ": "
                    + byHand.statusCode()
                    + ", by token "
                    + byToken.statusCode());
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(refused).as("what nobody got").isEmpty();
  }

  @Test
  void aTokenOpensNoPageAndAWrongOneNoFile(TestPages.Running pages) {
    ApiTokenRepository tokens = pages.context().getBean(ApiTokenRepository.class);
    String token =
        tokens
            .make("pages", Role.COORDINATOR, new Scope.Fleet(), "a test", Optional.empty())
            .reveal();

    assertThat(ask(pages, "/usage", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(303);
    assertThat(ask(pages, "/usage.csv", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> wrong = ask(pages, "/usage.csv", "Authorization", "Bearer wrong");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  private static boolean isSame(
      String path, HttpResponse<byte[]> byHand, HttpResponse<byte[]> byToken) {
    if (byHand.statusCode() != byToken.statusCode()) {
      return false;
    }
    return byHand.statusCode() != 200
        || MOVING.stream().anyMatch(path::startsWith)
        // A mediator's own name is among them, and a token is nobody.
        || path.endsWith("/assignees")
        || content(byHand).equals(content(byToken));
  }

  /** What somebody reads of it: papers and spreadsheets also say when they were made. */
  private static String content(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    try {
      if (type.contains("pdf")) {
        try (PDDocument paper = Loader.loadPDF(answer.body())) {
          return new PDFTextStripper().getText(paper);
        }
      }
      return type.contains("opendocument")
          ? sheets(answer.body())
          : new String(answer.body(), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String sheets(byte[] spreadsheet) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(spreadsheet))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("content.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no spreadsheet");
  }

  private HttpResponse<byte[]> ask(
      TestPages.Running pages, String path, String header, String value) {
    try {
      return http.send(
          pages.strangersRequest(path).header(header, value).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new IllegalStateException(path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(path, interrupted);
    }
  }
}
