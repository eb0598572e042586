package pl.proassist.play;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One running product for all tests of a run: started by the first that needs it, stopped when the last is done. */
public final class SharedProduct implements LauncherSessionListener {

    private static RunningProduct product;

    static synchronized RunningProduct product() {
        if (product == null) {
            product = RunningProduct.start(RunningProduct.Way.rehearsalInTemporaryHome());
        }
        return product;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    private static synchronized void stop() {
        if (product != null) {
            product.close();
        }
    }
}
