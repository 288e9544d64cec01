import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

public class Crash_80fc8b0a6512dc93dd34a47ed00949d9808ca1d0 {
    static final String base64Bytes = String.join("", "AFck////c6ioln8=");

    public static void main(String[] args) throws Throwable {
        Crash_80fc8b0a6512dc93dd34a47ed00949d9808ca1d0.class.getClassLoader().setDefaultAssertionStatus(true);
        try {
            Method fuzzerInitialize = io.keyward.cli.ArmBodiesFuzz.class.getMethod("fuzzerInitialize");
            fuzzerInitialize.invoke(null);
        } catch (NoSuchMethodException ignored) {
            try {
                Method fuzzerInitialize = io.keyward.cli.ArmBodiesFuzz.class.getMethod("fuzzerInitialize", String[].class);
                fuzzerInitialize.invoke(null, (Object) args);
            } catch (NoSuchMethodException ignored1) {
            } catch (IllegalAccessException | InvocationTargetException e) {
                e.printStackTrace();
                System.exit(1);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            e.printStackTrace();
            System.exit(1);
        }
        byte[] input = java.util.Base64.getDecoder().decode(base64Bytes);
        io.keyward.cli.ArmBodiesFuzz.fuzzerTestOneInput(input);
    }
}