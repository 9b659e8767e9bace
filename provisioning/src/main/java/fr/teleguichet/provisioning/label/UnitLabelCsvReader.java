package fr.teleguichet.provisioning.label;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A list of units as CSV with a line of titles: {@code kiosk}, {@code site} and {@code key} (the
 * fingerprint) in any order, between other columns, separated by commas or semicolons.
 */
public final class UnitLabelCsvReader {

  private static final int MAX_COUNT = 1000;

  private UnitLabelCsvReader() {}

  /**
   * The labels of a list.
   *
   * @throws TroubleException when a column is missing or a line makes no sense; it names the line
   */
  public static List<UnitLabel> read(String csv) throws TroubleException {
    List<String> lines = csv.strip().lines().toList();
    String title = lines.isEmpty() ? "" : lines.getFirst();
    String separator = title.contains(";") ? ";" : ",";
    List<String> titles =
        Arrays.stream(title.split(separator, -1))
            .map(UnitLabelCsvReader::plain)
            .map(t -> t.toLowerCase(Locale.ROOT))
            .toList();
    int kiosk = titles.indexOf("kiosk");
    int key = titles.indexOf("key");
    if (kiosk < 0 || key < 0 || lines.size() > MAX_COUNT + 1) {
      throw new TroubleException(TroubleKind.USAGE, "label.columns", MAX_COUNT);
    }
    List<UnitLabel> labels = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(separator, -1);
      int number = i + 1;
      Fingerprint fingerprint =
          Fingerprint.parse(cell(cells, key))
              .orElseThrow(() -> new TroubleException(TroubleKind.USAGE, "label.line", number));
      labels.add(
          new UnitLabel(cell(cells, kiosk), cell(cells, titles.indexOf("site")), fingerprint));
    }
    return labels;
  }

  private static String cell(String[] cells, int index) {
    return index >= 0 && index < cells.length ? plain(cells[index]) : "";
  }

  private static String plain(String cell) {
    return cell.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\"");
  }
}
