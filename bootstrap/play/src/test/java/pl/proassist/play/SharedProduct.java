package pl.proassist.play;

import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** One running product for all tests of a run: started by the first that needs it, stopped when the last is done. */
public final class SharedProduct implements LauncherSessionListener {

    /** So that one machine can play callers from many addresses. */
    private static final Map<String, String> BEHIND_A_PROXY = Map.of("PROASSIST_TRUSTED_PROXIES", "127.0.0.1");

    private static RunningProduct product;

    static synchronized RunningProduct product() {
        if (product == null) {
            product = RunningProduct.start(RunningProduct.Way.rehearsalInTemporaryHome().settings(BEHIND_A_PROXY));
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
