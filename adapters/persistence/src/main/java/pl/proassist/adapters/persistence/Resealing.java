package pl.proassist.adapters.persistence;

/**
 * Brings what is stored under an older key under the current one, to be run each minute by every server while the product works: it
 * goes on where it was stopped, and several at once only share the work.
 */
public final class Resealing implements Runnable {

    private final JpaDataKeys keys;
    private final Vault vault;

    public Resealing(JpaDataKeys keys, Vault vault) {
        this.keys = keys;
        this.vault = vault;
    }

    @Override public void run() {
        vault.look();
        if (!keys.isResealed() && keys.reseal() == 0) {
            keys.remarkThatNothingIsLeft();
        }
    }
}
