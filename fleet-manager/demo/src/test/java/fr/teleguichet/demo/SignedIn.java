package fr.teleguichet.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A person who has signed in and reads pages. */
final class SignedIn {

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI pages;

  private SignedIn(URI pages) {
    this.pages = pages;
  }

  /** The coordinator who made the first account by the link that the manager printed. */
  static SignedIn first(ManagerProcess manager) {
    SignedIn person = new SignedIn(manager.pages());
    String token = manager.firstAccount().orElseThrow().replaceAll(".*token=", "");
    String origin = "http://" + person.pages.getAuthority();
    var _ =
        person.send(
            HttpRequest.newBuilder(person.pages.resolve("/first-account"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "token="
                            + URLEncoder.encode(token, StandardCharsets.UTF_8)
                            + "&name=Anne+Martin&email=anne%40example.org"
                            + "&password=a+long+password+of+tests"
                            + "&again=a+long+password+of+tests"))
                .build());
    return person;
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(pages.resolve(path)).build());
  }

  private String send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("the manager does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the manager", e);
    }
  }
}
