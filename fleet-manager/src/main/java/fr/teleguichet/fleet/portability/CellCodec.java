package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a value stands in a cell, and how it comes back: exactly the same. On the side of the
 * database values are what MariaDB takes as text, bytes in hexadecimal.
 */
final class CellCodec {
  /** A cell without a value, as the clients of databases write it. */
  static final String NOTHING = "\\N";

  private static final Pattern LIKE_NOTHING = Pattern.compile("'*\\\\N");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,20}");
  private static final Pattern EXACT = Pattern.compile("-?[0-9]{1,65}(\\.[0-9]{1,38})?");
  private static final Pattern REAL =
      Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?");
  private static final Pattern MOMENT =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?)Z");
  private static final int SHOWN = 40;

  private CellCodec() {}

  /** The cell of a value as the database tells it. */
  static String write(CellType type, @Nullable String stored) {
    if (stored == null) {
      return NOTHING;
    }
    return switch (type) {
      case CellType.Whole _, CellType.Exact _, CellType.Day _, CellType.Document _ -> stored;
      case CellType.Flag _ -> stored.equals("0") ? "false" : "true";
      case CellType.Real(boolean single) ->
          single ? Float.toString((float) Double.parseDouble(stored)) : stored;
      case CellType.Bytes _ -> HexFormat.of().formatHex(HexFormat.of().parseHex(stored));
      case CellType.Moment _ -> stored.replace(' ', 'T') + "Z";
      case CellType.Text _ ->
          LIKE_NOTHING.matcher(stored).matches()
              ? "'" + stored
              : SpreadsheetFormulaEscaper.close(stored);
    };
  }

  /** The value of a cell as the database takes it. */
  static @Nullable String read(CellType type, boolean required, String cell)
      throws InvalidCellException {
    if (cell.equals(NOTHING)) {
      if (required) {
        throw new InvalidCellException("has to have a value");
      }
      return null;
    }
    return switch (type) {
      case CellType.Whole(BigInteger least, BigInteger most) -> whole(cell, least, most);
      case CellType.Flag _ -> flag(cell);
      case CellType.Exact(int digits, int fraction) -> exact(cell, digits, fraction);
      case CellType.Real(boolean single) -> real(cell, single);
      case CellType.Bytes(long longest) -> bytes(cell, longest);
      case CellType.Moment(int fraction) -> moment(cell, fraction);
      case CellType.Day _ -> day(cell);
      case CellType.Text(long longest) -> text(cell, longest);
      case CellType.Document _ -> cell;
    };
  }

  private static String whole(String cell, BigInteger least, BigInteger most)
      throws InvalidCellException {
    matches(WHOLE, cell, "a whole number");
    BigInteger number = new BigInteger(cell);
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new InvalidCellException("is " + cell + " and has to be from " + least + " to " + most);
    }
    return number.toString();
  }

  private static String flag(String cell) throws InvalidCellException {
    return switch (cell) {
      case "true" -> "1";
      case "false" -> "0";
      default -> throw no(cell, "true or false");
    };
  }

  private static String exact(String cell, int digits, int fraction) throws InvalidCellException {
    matches(EXACT, cell, "a decimal number");
    BigDecimal number = new BigDecimal(cell);
    if (number.scale() > fraction || number.precision() - number.scale() > digits - fraction) {
      throw new InvalidCellException(
          "is "
              + shown(cell)
              + " and has to have at most "
              + (digits - fraction)
              + " digits before the point and "
              + fraction
              + " after it");
    }
    return cell;
  }

  /** A double that is exactly the float goes into its column without a second rounding. */
  private static String real(String cell, boolean single) throws InvalidCellException {
    matches(REAL, cell, "a number");
    double number = single ? Float.parseFloat(cell) : Double.parseDouble(cell);
    if (!Double.isFinite(number)) {
      throw no(cell, "a number that its column can hold");
    }
    return single ? Double.toString(number) : cell;
  }

  private static String bytes(String cell, long longest) throws InvalidCellException {
    if (cell.length() / 2 > longest) {
      throw new InvalidCellException("has more than " + longest + " bytes");
    }
    try {
      byte[] _ = HexFormat.of().parseHex(cell);
      return cell;
    } catch (IllegalArgumentException _) {
      throw no(cell, "bytes in hexadecimal");
    }
  }

  private static String moment(String cell, int fraction) throws InvalidCellException {
    var match = MOMENT.matcher(cell);
    if (!match.matches()) {
      throw no(cell, "a moment such as 2026-11-28T10:00:00Z");
    }
    String digits = match.group(3);
    if (digits != null && digits.length() - 1 > fraction) {
      throw new InvalidCellException("has more than " + fraction + " digits after the second");
    }
    try {
      LocalDateTime _ = LocalDateTime.parse(match.group(1) + "T" + match.group(2));
    } catch (DateTimeException _) {
      throw no(cell, "a moment that there was");
    }
    return match.group(1) + " " + match.group(2);
  }

  private static String day(String cell) throws InvalidCellException {
    try {
      return LocalDate.parse(cell).toString();
    } catch (DateTimeException _) {
      throw no(cell, "a day such as 2026-11-28");
    }
  }

  private static String text(String cell, long longest) throws InvalidCellException {
    boolean protectedText = cell.startsWith("'") && LIKE_NOTHING.matcher(cell).matches();
    String text = protectedText ? cell.substring(1) : SpreadsheetFormulaEscaper.open(cell);
    if (text.codePointCount(0, text.length()) > longest) {
      throw new InvalidCellException("has more than " + longest + " letters");
    }
    return text;
  }

  private static void matches(Pattern pattern, String cell, String what)
      throws InvalidCellException {
    if (!pattern.matcher(cell).matches()) {
      throw no(cell, what);
    }
  }

  private static InvalidCellException no(String cell, String what) {
    return new InvalidCellException("is “" + shown(cell) + "” and has to be " + what);
  }

  private static String shown(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
