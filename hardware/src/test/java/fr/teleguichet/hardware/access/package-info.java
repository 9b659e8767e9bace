/** Tests. */
@NullMarked
package fr.teleguichet.hardware.access;

import org.jspecify.annotations.NullMarked;
