package fr.teleguichet.fleet.web.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/**
 * A kind of thing that addresses name, for the page where there is none of that name, or none for
 * this visitor.
 *
 * @param section where its pages stand
 * @param words what the keys of its messages begin with: a title, and an advice that may quote the
 *     name
 * @param list the address at which those are found that there are
 * @param back the message of the link there
 */
public record NotFoundKind(NavigationSection section, String words, String list, String back) {

  /** What the page shows. */
  public record Page(NotFoundKind kind, String name) {

    /** What to do about it. */
    public String advice(LocalizedText text) {
      return text.say(kind.words + "advice", name);
    }
  }

  /** That there is none of this name, for a controller to throw. */
  public NotFoundPageException exception(String name) {
    return new NotFoundPageException(this, name);
  }

  /** The page. */
  public HttpResponse<String> page(
      PageFrameFactory frames, TemplateRenderer templates, HttpRequest<?> request, String name) {
    return templates.page(
        HttpStatus.NOT_FOUND,
        "page/not-there",
        frames.of(request, section, words + "title"),
        new Page(this, name));
  }
}
