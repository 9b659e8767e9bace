package fr.teleguichet.provisioning.label;

/** The sheets that labels are printed on; all lengths in millimetres. */
public enum SheetFormat {
  /** A4 with 3 by 7 labels of 63.5 by 38.1 mm, such as Avery L7160. */
  A4_3X7("a4-3x7", 210, 297, 3, 7, 63.5, 38.1, 7.25, 15.15, 66.04),
  /** A roll 62 mm wide, cut after each label, such as Brother DK-22205. */
  ROLL_62("roll-62", 62, 38, 1, 1, 62, 38, 0, 0, 62);

  private final String word;
  private final double pageWidth;
  private final double pageHeight;
  private final int columns;
  private final int rows;
  private final double width;
  private final double height;
  private final double left;
  private final double top;
  private final double pitch;

  SheetFormat(
      String word,
      double pageWidth,
      double pageHeight,
      int columns,
      int rows,
      double width,
      double height,
      double left,
      double top,
      double pitch) {
    this.word = word;
    this.pageWidth = pageWidth;
    this.pageHeight = pageHeight;
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    this.height = height;
    this.left = left;
    this.top = top;
    this.pitch = pitch;
  }

  /** How many labels a page has. */
  public int labels() {
    return columns * rows;
  }

  double pageWidth() {
    return pageWidth;
  }

  double pageHeight() {
    return pageHeight;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** Where the label begins, from the left. */
  double x(int position) {
    return left + position % columns * pitch;
  }

  /** Where the label begins, from the top. */
  double y(int position) {
    return top + (double) (position / columns % rows) * height;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return word;
  }
}
