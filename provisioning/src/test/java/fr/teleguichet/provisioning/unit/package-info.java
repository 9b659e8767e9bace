/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.unit;

import org.jspecify.annotations.NullMarked;
