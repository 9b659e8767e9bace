package fr.teleguichet.fleet.alert.delivery;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A mail, before it is text or HTML.
 *
 * @param lead its first paragraph, which says it all
 * @param links the pages that it leads to
 * @param foot why the reader has it
 */
public record MailContent(
    String subject, String lead, List<Section> sections, List<Link> links, String foot) {

  /** The address of a page, and what it is. */
  public record Link(String address, String words) {}

  /** Lines under a title. */
  public record Section(String title, List<String> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  public MailContent {
    // Nothing that a name holds begins another header.
    subject = subject.replaceAll("\\p{Cntrl}+", " ");
    links = List.copyOf(links);
    sections = sections.stream().filter(it -> !it.lines().isEmpty()).toList();
  }

  /** For whoever reads no HTML. */
  String plain() {
    String middle =
        sections.stream()
            .map(
                it ->
                    it.title()
                        + "\n"
                        + it.lines().stream()
                            .map(line -> "- " + line)
                            .collect(Collectors.joining("\n")))
            .collect(Collectors.joining("\n\n"));
    return lead
        + "\n\n"
        + (middle.isEmpty() ? "" : middle + "\n\n")
        + links.stream()
            .map(it -> it.words() + "\n" + it.address() + "\n")
            .collect(Collectors.joining("\n"))
        + "\n-- \n"
        + foot
        + "\n";
  }
}
