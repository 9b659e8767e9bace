package fr.teleguichet.fleet.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The templates, which the build has made into classes. */
@Singleton
public final class TemplateRenderer {

  private static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  /** What a form is answered of which something is wrong. */
  private static final Set<HttpStatus> WRONG =
      EnumSet.of(
          HttpStatus.BAD_REQUEST,
          HttpStatus.UNAUTHORIZED,
          HttpStatus.CONFLICT,
          HttpStatus.UNPROCESSABLE_ENTITY,
          HttpStatus.TOO_MANY_REQUESTS);

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Fills a fragment, such as one row of a list. */
  public String fill(String template, Map<String, Object> parameters) {
    StringOutput output = new StringOutput(4_096);
    engine.render(template + ".jte", parameters, output);
    return output.toString();
  }

  /** A page with its frame. */
  public MutableHttpResponse<String> page(String template, PageFrame frame, Object model) {
    return page(HttpStatus.OK, template, frame, model);
  }

  /** A page with its frame and a status of its own. */
  public MutableHttpResponse<String> page(
      HttpStatus status, String template, PageFrame frame, Object model) {
    PageFrame around = WRONG.contains(status) ? frame.wrong() : frame;
    return html(
        HttpResponse.status(status), fill(template, Map.of("frame", around, "page", model)));
  }

  /** A part of a page, for a page that asked for it. */
  public MutableHttpResponse<String> fragment(String template, PageFrame frame, Object model) {
    return html(HttpResponse.ok(), fill(template, Map.of("frame", frame, "page", model)));
  }

  /** The part of a page when its script asked for that alone, else the whole page. */
  public MutableHttpResponse<String> fragmentOrPage(
      boolean partial, String fragment, String whole, PageFrame frame, Object model) {
    return partial ? fragment(fragment, frame, model) : page(whole, frame, model);
  }

  private static MutableHttpResponse<String> html(
      MutableHttpResponse<String> response, String content) {
    return response
        .body(content)
        .contentType(HTML)
        .header("Cache-Control", "no-store")
        .header("Vary", "Cookie, Accept-Language, HX-Request");
  }
}
