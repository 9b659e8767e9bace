/** What a kiosk has to tell citizens by law, and the document by which kiosks hear of it. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.notice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
