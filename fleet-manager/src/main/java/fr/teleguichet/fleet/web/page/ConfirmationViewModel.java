package fr.teleguichet.fleet.web.page;

import java.util.List;
import java.util.Map;

/**
 * The question before something goes that does not come back; the page's title names the thing.
 *
 * @param sentences what is lost with it
 * @param button what is done
 * @param action where the form goes
 * @param fields what it carries
 * @param back where somebody goes who thinks better of it
 */
public record ConfirmationViewModel(
    List<String> sentences, String button, String action, Map<String, String> fields, String back) {

  /** The template. */
  public static final String TEMPLATE = "page/confirmation";

  public ConfirmationViewModel {
    sentences = List.copyOf(sentences);
    fields = Map.copyOf(fields);
  }

  /** One that carries nothing but its address. */
  public ConfirmationViewModel(List<String> sentences, String button, String action, String back) {
    this(sentences, button, action, Map.of(), back);
  }
}
