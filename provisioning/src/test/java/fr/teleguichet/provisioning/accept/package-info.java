/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.accept;

import org.jspecify.annotations.NullMarked;
