package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.budget.BudgetSamples;
import fr.teleguichet.fleet.evaluation.EvaluationSamples;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
          // Papers that people put there and read, in whatever form they have.
          "/sites/{code}/documents/{id}");

  /** Of which two answers in a row need not be the same: they tell of moments, or of asking. */
  private static final Set<String> MOVING =
      Set.of("/api/v1/status", "/api/v1/audit", "/audit.csv", "/api/v1/kiosks");

  private final HttpClient http = HttpClient.newHttpClient();

  private static boolean answersFile(UriRouteInfo<?, ?> route) {
    return route.getProduces().stream().map(MediaType::getName).anyMatch(FILE_TYPES::contains);
  }

  private static List<String> files(TestPages.Running pages, String evaluation) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethodName().equals("GET"))
        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class))
        .filter(ExportsByTokenIT::answersFile)
        .map(route -> route.getUriMatchTemplate().toPathString())
        .filter(path -> !path.startsWith("/health") && !path.startsWith("/assets/"))
        .filter(path -> !FOR_BROWSERS.contains(path))
        .map(path -> path.replace("/evaluations/{id}", evaluation))
        .map(path -> path.replaceAll("/sites/\\{[a-z]+}", "/sites/cajarc"))
        .map(path -> path.replaceAll("/kiosks/\\{[a-z]+}", "/kiosks/borne-cajarc"))
        .map(path -> path.replace("/open-data/{file}", "/open-data/indicateurs.csv"))
        .map(path -> path.replaceAll("\\{[a-z]+}", "1"))
        .collect(Collectors.toCollection(java.util.TreeSet::new))
        .stream()
        .toList();
  }

  @Test
  void aTokenGetsWhatASessionGets(TestPages.Running pages) {
    EightKiosks.on(pages);
    long _ = BudgetSamples.on(pages);
    String evaluation = EvaluationSamples.on(pages).published();
    List<String> paths = files(pages, evaluation);
    assertThat(paths)
        .contains(
            "/usage.csv",
            "/usage/interviews.csv",
            "/budget.csv",
            "/activity.csv",
            "/activity.ods",
            "/open-data.zip",
            "/api/v1/open-data/indicateurs.csv",
            evaluation + "/report.pdf",
            "/sites/cajarc/poster.pdf",
            "/site-register.json",
            "/mediator/notes.csv");
    ApiTokenRepository tokens = pages.context().getBean(ApiTokenRepository.class);

    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Scope scope : List.of(new Scope.Fleet(), new Scope.Territories(Set.of("cauvaldor")))) {
        String session = TestPeople.signedIn(pages.context(), role, scope);
        String token = tokens.make("files", role, scope, "a test", Optional.empty()).reveal();
        for (String path : paths) {
          HttpResponse<byte[]> byHand = ask(pages, path, "Cookie", "teleguichet=" + session);
          HttpResponse<byte[]> byToken = ask(pages, path, "Authorization", "Bearer " + token);
          if (!isSame(path, byHand, byToken)) {
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
    boolean isText =
        byHand
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.contains("csv") || type.contains("zip") || type.contains("json"))
            .isPresent();
    return byHand.statusCode() != 200
        || !isText
        || MOVING.stream().anyMatch(path::startsWith)
        || Arrays.equals(byHand.body(), byToken.body());
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
