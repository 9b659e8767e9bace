package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the frame of a page from the request. */
@Singleton
public final class PageFrameFactory {

  private final MessageBundles texts;
  private final NoticeSource notices;
  private final List<NavigationBadgeCounter> counts;
  private final PageViewerSource readers;
  private final Assets assets;
  private final Clock clock;

  PageFrameFactory(
      MessageBundles texts,
      NoticeSource notices,
      List<NavigationBadgeCounter> counts,
      PageViewerSource readers,
      Assets assets,
      Clock clock) {
    this.texts = texts;
    this.notices = notices;
    this.counts = List.copyOf(counts);
    this.readers = readers;
    this.assets = assets;
    this.clock = clock;
  }

  /** The folder of our own style sheets and scripts in addresses. */
  public String assets() {
    return assets.folder();
  }

  /** Everything in the request's language. */
  public LocalizedText text(HttpRequest<?> request) {
    return texts.in(LanguageResolver.of(request));
  }

  /** What whoever sent the request may be told. */
  public NoticeAudience audience(HttpRequest<?> request) {
    return readers.of(request).map(PageViewer::audience).orElse(NoticeAudience.STRANGERS);
  }

  /** The frame of a page; its title is the message with this key. */
  public PageFrame of(
      HttpRequest<?> request, NavigationSection section, String titleKey, Object... arguments) {
    LocalizedText text = text(request);
    Optional<PageViewer> reader = readers.of(request);
    NoticeAudience audience = reader.map(PageViewer::audience).orElse(NoticeAudience.STRANGERS);
    return new PageFrame(
        text,
        section,
        text.say(titleKey, arguments),
        address(request),
        assets.folder(),
        notices.now(text, audience),
        audience.isTechnical() ? notices.forTechnicians(text) : List.of(),
        counts(audience),
        reader,
        clock.instant(),
        false);
  }

  private Map<NavigationSection, Integer> counts(NoticeAudience audience) {
    return counts.stream()
        .filter(it -> audience.sections().contains(it.section()))
        .collect(
            Collectors.toUnmodifiableMap(NavigationBadgeCounter::section, it -> it.of(audience)));
  }

  private static String address(HttpRequest<?> request) {
    String query =
        request.getParameters().asMap().entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(LanguageResolver.PARAMETER))
            .flatMap(PageFrameFactory::pairs)
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? request.getPath() : request.getPath() + "?" + query;
  }

  private static java.util.stream.Stream<String> pairs(Map.Entry<String, List<String>> parameter) {
    return parameter.getValue().stream()
        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }
}
