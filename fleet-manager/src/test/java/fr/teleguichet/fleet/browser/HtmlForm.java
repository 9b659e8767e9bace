package fr.teleguichet.fleet.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page that is posted, as the page's HTML has it.
 *
 * @param action where it goes
 * @param controls what can be typed or chosen in it, and what it sends unseen
 */
record HtmlForm(String action, List<Control> controls) {

  /**
   * A control.
   *
   * @param type of an input; {@code textarea} and {@code select} of the others
   * @param value what is typed, chosen, or sent when it is checked
   * @param choices the values of a list
   */
  record Control(String name, String type, String value, boolean checked, List<String> choices) {

    boolean isTyped() {
      return !Set.of("hidden", "submit", "password", "file").contains(type);
    }

    boolean isMark() {
      return type.equals("checkbox") || type.equals("radio");
    }
  }

  private static final Pattern TAG =
      Pattern.compile("<(/?[a-z0-9]+)((?:\\s+[\\w:-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)(?:=\"([^\"]*)\")?");

  /** The forms of a page that are posted. */
  static List<HtmlForm> posted(String html) {
    List<HtmlForm> forms = new ArrayList<>();
    List<Control> controls = new ArrayList<>();
    List<String> choices = new ArrayList<>();
    String action = "";
    Map<String, String> list = Map.of();
    String chosen = "";
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      Map<String, String> has = attributes(tag.group(2));
      String name = has.getOrDefault("name", "");
      switch (tag.group(1)) {
        case "form" -> {
          action =
              has.getOrDefault("method", "").equals("post") ? has.getOrDefault("action", "") : "";
          controls.clear();
        }
        case "/form" -> {
          if (!action.isEmpty()) {
            forms.add(new HtmlForm(action, List.copyOf(controls)));
          }
        }
        case "input" ->
            controls.add(
                new Control(
                    name,
                    has.containsKey("readonly") ? "hidden" : has.getOrDefault("type", "text"),
                    has.getOrDefault("value", ""),
                    has.containsKey("checked"),
                    List.of()));
        case "textarea" -> {
          int end = html.indexOf("</textarea>", tag.end());
          String text = plain(html.substring(tag.end(), end));
          controls.add(new Control(name, "textarea", text, false, List.of()));
        }
        case "select" -> {
          list = has;
          choices.clear();
          chosen = "";
        }
        case "option" -> {
          if (choices.isEmpty() || has.containsKey("selected")) {
            chosen = has.getOrDefault("value", "");
          }
          choices.add(has.getOrDefault("value", ""));
        }
        case "/select" ->
            controls.add(
                new Control(
                    list.getOrDefault("name", ""), "select", chosen, false, List.copyOf(choices)));
        default -> {}
      }
    }
    return forms;
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      attributes.put(
          attribute.group(1), attribute.group(2) == null ? "" : plain(attribute.group(2)));
    }
    return attributes;
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
