/** Files of an update: fetched slowly, resumed, and counted only when they are what was told. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.download;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
