using System;

namespace Shop
{
    public class Order
    {
        public void Sound() { }

        public void Cut(
        {
            Use(1;
        }

        public void AlsoSound() { }

        public int Total => ;
    }

    public class Next
    {
        public void Fine() { }
    }
