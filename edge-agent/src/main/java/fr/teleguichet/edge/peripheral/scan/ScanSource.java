package fr.teleguichet.edge.peripheral.scan;

/** Where a scanner takes a page from. */
public enum ScanSource {
  /** The glass under the lid. */
  GLASS("Platen"),
  /** The document feeder on top, which draws a sheet in and lays it out again. */
  FEEDER("Feeder");

  private final String inputSource;

  ScanSource(String inputSource) {
    this.inputSource = inputSource;
  }

  /** The word of eSCL, {@code pwg:InputSource}. */
  String inputSource() {
    return inputSource;
  }
}
