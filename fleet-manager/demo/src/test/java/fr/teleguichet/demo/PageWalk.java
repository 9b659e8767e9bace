package fr.teleguichet.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A walk of somebody who is signed in through all pages that links lead to, from the first one on.
 * Of pages that differ by a name or a number only, the first few are looked at.
 */
final class PageWalk {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|hx-get|sse-connect)=\"([^\"#]*)[^\"]*\"");

  /** What a link does that is followed: it leaves, or it stays open. */
  private static final Pattern NOT_FOLLOWED = Pattern.compile("/sign-out|/events|/stream|/ring");

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final URI pages;
  private final String cookie;
  private final String language;
  private final int ofAKind;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> seen = new TreeMap<>();
  private final Map<String, Integer> looked = new HashMap<>();

  /**
   * A walk that begins with {@link #from}.
   *
   * @param cookie the session's
   * @param language {@code fr} or {@code en}
   * @param ofAKind how many pages of a kind are looked at
   */
  PageWalk(URI pages, String cookie, String language, int ofAKind) {
    this.pages = pages;
    this.cookie = cookie;
    this.language = language;
    this.ofAKind = ofAKind;
  }

  /** Walks from this page on, to all that it and those after it link to. */
  PageWalk from(String first) throws IOException, InterruptedException {
    Deque<Step> steps = new ArrayDeque<>();
    Set<String> known = new HashSet<>();
    steps.add(new Step(first, "the walk’s beginning"));
    known.add(first);
    while (!steps.isEmpty()) {
      Step step = steps.remove();
      for (String link : look(step)) {
        if (known.add(link) && looked.merge(kind(link), 1, Integer::sum) <= ofAKind) {
          steps.add(new Step(link, /* linkedBy= */ step.path()));
        }
      }
    }
    return this;
  }

  private record Step(String path, String linkedBy) {}

  /** What did not answer as a page should, and by which page it is linked. */
  List<String> faults() {
    return faults;
  }

  /** One path of each kind of page in HTML that was found. */
  Map<String, String> kinds() {
    return seen;
  }

  /** What a page says, without its marks. */
  String text(String path) throws IOException, InterruptedException {
    return get(path).body().replaceAll("<[^>]*>", " ").replaceAll("[\\s\u00a0\u202f]+", " ");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(pages.resolve(path))
            .header("Cookie", cookie)
            .header("Accept-Language", language)
            .header("Accept", "text/html,*/*")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<String> look(Step step) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(step.path());
    if (answer.statusCode() >= 400) {
      faults.add(
          "%d %s (%s), linked by %s"
              .formatted(answer.statusCode(), step.path(), language, step.linkedBy()));
      return List.of();
    }
    boolean isPage = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    if (!isPage) {
      return List.of();
    }
    // A part that a page asks for later belongs to that page.
    if (answer.body().stripLeading().regionMatches(true, 0, "<!doctype", 0, 9)) {
      seen.putIfAbsent(kind(step.path()), step.path());
    }
    return links(step.path(), answer.body());
  }

  private List<String> links(String path, String html) {
    List<String> links = new ArrayList<>();
    Matcher link = LINK.matcher(html);
    while (link.find()) {
      String target = link.group(1).replace("&amp;", "&");
      if (!target.isBlank() && !target.contains(":") && !target.startsWith("//")) {
        URI there = pages.resolve(path).resolve(target.replace(" ", "%20"));
        if (!NOT_FOLLOWED.matcher(there.getPath()).find()) {
          links.add(
              there.getRawPath() + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery()));
        }
      }
    }
    return links;
  }

  /** The path with a star for what names one thing among many, and the names of its questions. */
  private static String kind(String link) {
    String[] halves = link.split("\\?", 2);
    String[] parts = halves[0].split("/");
    StringBuilder kind = new StringBuilder();
    for (int i = 1; i < parts.length; i++) {
      kind.append('/').append(isName(parts, i) ? "*" : parts[i]);
    }
    if (halves.length > 1) {
      kind.append('?').append(halves[1].replaceAll("=[^&]*", ""));
    }
    return kind.toString();
  }

  private static boolean isName(String[] parts, int place) {
    boolean isApi = parts[1].equals("api");
    return place > (isApi ? 3 : 1) && (place % 2 == 0 || parts[place].matches(".*[0-9].*"));
  }
}
