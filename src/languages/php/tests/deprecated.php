<?php
/** @deprecated since 2.0 */
function old() {}

class A
{
    /**
     * Gone soon.
     * @deprecated use B
     */
    const X = 1;
    #[\Deprecated('use b')]
    public function a() {}
    public function deprecated() {}
}
