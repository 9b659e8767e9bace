package fr.teleguichet.fleet.account;

import fr.teleguichet.fleet.boot.TestPages;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as forms go: it keeps its cookies, follows nothing and runs no script. */
public final class Forms {

  private final TestPages.Running pages;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** A browser that has been nowhere yet. */
  public Forms(TestPages.Running pages) {
    this.pages = pages;
  }

  /** A browser in which somebody is signed in. */
  public Forms(TestPages.Running pages, String session) {
    this(pages);
    cookies.put("teleguichet", session);
  }

  /** Gets a page. */
  public HttpResponse<String> get(String path) {
    return send(pages.strangersRequest(path));
  }

  /** Gets a page that has to be there. */
  public String page(String path) {
    return TestPages.found(get(path));
  }

  /** Sends a form; fields are names and values in turn. */
  public HttpResponse<String> post(String path, String... fields) {
    String body =
        java.util.stream.IntStream.range(0, fields.length / 2)
            .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
            .collect(Collectors.joining("&"));
    return send(
        pages
            .strangersRequest(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", pages.uri("").toString())
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = pages.send(request.build());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] part = cookie.split("[=;]", 3);
      if (part[1].isEmpty()) {
        cookies.remove(part[0]);
      } else {
        cookies.put(part[0], part[1]);
      }
    }
    return answer;
  }

  /** What the browser holds under this name; empty when it holds nothing. */
  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** Forgets a cookie, as another browser would not have it. */
  public void forget(String name) {
    cookies.remove(name);
  }

  /** Where an answer leads. */
  public static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** A field's or link's value in a page, by what stands before and after it. */
  public static String between(String page, String before, String after) {
    int start = page.indexOf(before) + before.length();
    return page.substring(start, page.indexOf(after, start));
  }
}
